using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with L.</content>
public static partial class CountryTable
{
    private static Country[] L() =>
    [
        new("LA", "Laos", "LA", ".la", Flag.Ratio(60, 90)
            .HorizontalBands([1, 2, 1], 0xCE1126, 0x002868, 0xCE1126)
            .Disc(White, 45, 30, 12)),
        new("LB", "Lebanon", "LE", ".lb", Flag.Ratio(60, 90)
            .HorizontalBands([1, 2, 1], 0xEE161F, White, 0xEE161F)
            .Place(Cedar.In(0x00A850), 45, 30, 28.5)),
        new("LC", "Saint Lucia", "ST", ".lc", Flag.Ratio(60, 120)
            .Field(0x65CFFF)
            .Shape(White, "60,6 79,54 41,54")
            .Shape(Black, "60,12 76.6,54 43.4,54")
            .Shape(0xFCD116, "60,30 79,54 41,54")),
        new("LI", "Liechtenstein", "LS", ".li", Flag.Ratio(60, 100)
            .HorizontalBands(0x002B7F, 0xCE1126)
            .Place(PrincelyCrown.In(0xFFD83D), 27, 16, 20)),
        new("LK", "Sri Lanka", "CE", ".lk", Flag.Ratio(60, 120)
            .Field(0xF7B718)
            .Box(0x005F56, 5, 5, 14, 50).Box(0xDF7500, 19, 5, 14, 50)
            .Box(0x941E32, 38, 5, 77, 50)
            .Place(SwordLion.In(0xF7B718), 76, 30, 40)
            .Place(SwordLion.BoLeaf(0xF7B718), 43, 10, 9, -45).Place(SwordLion.BoLeaf(0xF7B718), 110, 10, 9, 45)
            .Place(SwordLion.BoLeaf(0xF7B718), 43, 50, 9, -135).Place(SwordLion.BoLeaf(0xF7B718), 110, 50, 9, 135)),
        new("LR", "Liberia", "LI", ".lr", Flag.Ratio(110, 209)
            .Stripes(11, 0xBF0A30, White)
            .Box(0x002868, 0, 0, 50, 50)
            .Star(White, 25, 26, 17)),
        new("LS", "Lesotho", "LT", ".ls", Flag.Ratio(60, 90)
            .HorizontalBands([3, 4, 3], 0x001489, White, 0x009A44)
            .Place(Mokorotlo.In(Black), 45, 30, 19)),
        new("LT", "Lithuania", "LH", ".lt", Flag.Ratio(3, 5).HorizontalBands(0xFFB81C, 0x046A38, 0xBE3A34)),
        new("LU", "Luxembourg", "LU", ".lu", Flag.Ratio(3, 5).HorizontalBands(0xEF3340, White, 0x00A3E0)),
        new("LV", "Latvia", "LG", ".lv", Flag.Ratio(10, 20).HorizontalBands([2, 1, 2], 0xA4343A, White, 0xA4343A)),
        new("LY", "Libya", "LY", ".ly", Flag.Ratio(60, 120)
            .HorizontalBands([1, 2, 1], 0xE70013, Black, 0x239E46)
            .Crescent(White, 57, 30, 7.5, 58.9, 30, 6)
            .Star(White, 65, 30, 3.75, turn: -90)),
    ];
}
