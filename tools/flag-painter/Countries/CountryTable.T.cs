using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with T.</content>
public static partial class CountryTable
{
    private static Country[] T() =>
    [
        new("TD", "Chad", "CD", ".td", Flag.Ratio(20, 30).VerticalBands(0x002664, 0xFECB00, 0xC60C30)),
        new("TG", "Togo", "TO", ".tg", Flag.Ratio(50, 81)
            .Stripes(5, 0x006A4E, 0xFFCE00)
            .Box(0xD21034, 0, 0, 30, 30)
            .Star(White, 15, 16, 9.5)),
        new("TH", "Thailand", "TH", ".th", Flag.Ratio(60, 90)
            .HorizontalBands([1, 1, 2, 1, 1], 0xA51931, 0xF4F5F8, 0x2D2A4A, 0xF4F5F8, 0xA51931)),
        new("TJ", "Tajikistan", "TI", ".tj", Flag.Ratio(70, 140)
            .HorizontalBands([2, 3, 2], 0xCC0000, White, 0x006600)
            .Place(TajikCrown.In(0xF8C300), 70, 34, 25)),
        new("TL", "Timor-Leste", "TT", ".tl", Flag.Ratio(60, 120)
            .Field(0xDA291C)
            .HoistTriangle(0xFFC72C, 60)
            .HoistTriangle(Black, 40)
            .Star(White, 14, 30, 9, turn: -23)),
        new("TM", "Turkmenistan", "TX", ".tm", Flag.Ratio(60, 90)
            .Field(0x00843D)
            .Inset(TurkmenCarpet.Design, 12, 0, 13, 60)
            .Crescent(White, 38, 12.5, 7.5, 35.6, 10.8, 7)
            .Star(White, 30.8, 9.2, 1.7, turn: 10).Star(White, 33.3, 4.8, 1.7, turn: 10)
            .Star(White, 35.4, 11, 1.7, turn: 10)
            .Star(White, 37.5, 5.6, 1.7, turn: 10).Star(White, 39.6, 9.9, 1.7, turn: 10)),
        new("TN", "Tunisia", "TS", ".tn", Flag.Ratio(60, 90)
            .Field(0xE70013)
            .Disc(White, 45, 30, 15)
            .Crescent(0xE70013, 45, 30, 11.25, 48, 30, 9)
            .Star(0xE70013, 48.3, 30, 6.75, turn: -90)),
        new("TO", "Tonga", "TN", ".to", Flag.Ratio(60, 120)
            .Field(0xC10000)
            .Box(White, 0, 0, 50, 30)
            .Box(0xC10000, 21.5, 4, 7, 22).Box(0xC10000, 14, 11.5, 22, 7)),
        new("TR", "Turkey", "TU", ".tr", Flag.Ratio(20, 30)
            .Field(0xE30A17)
            .Crescent(White, 10, 10, 5, 11.25, 10, 4)
            .Star(White, 16.4, 10, 2.5, turn: -90)),
        new("TT", "Trinidad and Tobago", "TD", ".tt", Flag.Ratio(60, 100)
            .Field(0xDA1A35)
            .Shape(White, "0,0 30,0 100,60 70,60")
            .Shape(Black, "5,0 25,0 95,60 75,60")),
        // Nine islands, placed as on the map with the east at the top.
        new("TV", "Tuvalu", "TV", ".tv", Flag.Ratio(30, 60)
            .Field(0x5B97D1)
            .Inset(UnionJack.Design, 0, 0, 30, 15)
            .Star(0xFFCE00, 33.8, 26.2, 2.1).Star(0xFFCE00, 40, 22.6, 2.1, turn: 180)
            .Star(0xFFCE00, 40.2, 27.2, 2.1, turn: 180)
            .Star(0xFFCE00, 45.2, 18.6, 2.1, turn: 180).Star(0xFFCE00, 47.4, 24, 2.1).Star(0xFFCE00, 50.6, 14.4, 2.1)
            .Star(0xFFCE00, 52, 19, 2.1).Star(0xFFCE00, 56.2, 11.2, 2.1, turn: 180).Star(0xFFCE00, 56.2, 4.4, 2.1)),
        new("TW", "Taiwan", "TW", ".tw", Flag.Ratio(40, 60)
            .Field(0xFE0000)
            .Box(0x000095, 0, 0, 30, 20)
            .Star(White, 15, 10, 7.5, 12, 0.55)
            .Disc(0x000095, 15, 10, 4.25)
            .Disc(White, 15, 10, 3.75)),
        new("TZ", "Tanzania", "TZ", ".tz", Flag.Ratio(60, 90)
            .Field(0x00A3DD)
            .Shape(0x1EB53A, "0,0 90,0 0,60")
            .Bend(0xFCD116, 0, 60, 90, 0, 23)
            .Bend(Black, 0, 60, 90, 0, 16.4)),
    ];
}
