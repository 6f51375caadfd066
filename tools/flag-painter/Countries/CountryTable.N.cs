using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with N.</content>
public static partial class CountryTable
{
    private static Country[] N() =>
    [
        new("NA", "Namibia", "WA", ".na", Flag.Ratio(60, 90)
            .Field(0x009543)
            .Shape(0x003580, "0,0 90,0 0,60")
            .Bend(White, 0, 60, 90, 0, 19)
            .Bend(0xD21034, 0, 60, 90, 0, 14.5)
            .Rays(0xFFCE00, 18, 15, 7.2, 11.5, 12, 3.7)
            .Disc(0xFFCE00, 18, 15, 6.3)),
        new("NE", "Niger", "NG", ".ne", Flag.Ratio(60, 70)
            .HorizontalBands(0xE05206, White, 0x0DB02B)
            .Disc(0xE05206, 35, 30, 8.5)),
        new("NG", "Nigeria", "NI", ".ng", Flag.Ratio(10, 20).VerticalBands(0x008751, White, 0x008751)),
        new("NI", "Nicaragua", "NU", ".ni", Flag.Ratio(60, 100)
            .HorizontalBands(0x0067C6, White, 0x0067C6)
            .Place(VolcanoTriangle.Nicaraguan, 50, 30, 18)),
        new("NL", "Netherlands", "NL", ".nl", Flag.Ratio(20, 30).HorizontalBands(0xAE1C28, White, 0x21468B)),
        new("NO", "Norway", "NO", ".no", Flag.Ratio(16, 22)
            .Field(0xBA0C2F)
            .Cross(White, 8, 8, 4)
            .Cross(0x00205B, 8, 8, 2)),
        // Two pennants, not a rectangle: the border stands outside the crimson shape of the constitution's sheet.
        new("NP", "Nepal", "NP", ".np", Flag.Ratio(145.4, 119.3)
            .Shape(0x003893, "0,0 119.3,74.7 44,74.7 114.7,145.4 0,145.4")
            .Shape(0xDC143C, "4.3,7.8 104.3,70.4 33.6,70.4 104.3,141.1 4.3,141.1")
            .Place(NepaleseSun.Moon, 29.3, 52, 28)
            .Place(NepaleseSun.Sun, 29.3, 106, 37)),
        new("NR", "Nauru", "NR", ".nr", Flag.Ratio(60, 120)
            .Field(0x002B7F)
            .Box(0xFFC61E, 0, 28.75, 120, 2.5)
            .Star(White, 30, 45, 10, 12, 0.6)),
        new("NZ", "New Zealand", "NZ", ".nz", Flag.Ratio(30, 60)
            .Field(Navy)
            .Inset(UnionJack.Design, 0, 0, 30, 15)
            .Star(White, 45, 6, 2.6).Star(0xC8102E, 45, 6, 1.8)
            .Star(White, 39.2, 12.5, 2.6).Star(0xC8102E, 39.2, 12.5, 1.8)
            .Star(White, 50.2, 10.6, 2.3).Star(0xC8102E, 50.2, 10.6, 1.5)
            .Star(White, 45, 24, 2.9).Star(0xC8102E, 45, 24, 2.1)),
    ];
}
