using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with F and G.</content>
public static partial class CountryTable
{
    private static Country[] FG() =>
    [
        new("FI", "Finland", "FI", ".fi", Flag.Ratio(11, 18).Field(White).Cross(0x002F6C, 6.5, 5.5, 3)),
        new("FJ", "Fiji", "FJ", ".fj", Flag.Ratio(30, 60)
            .Field(0x62B5E5)
            .Inset(UnionJack.Design, 0, 0, 30, 15)
            .Place(FijianShield.Design, 45, 15.5, 16)),
        new("FM", "Micronesia, Federated States of", "FM", ".fm", Flag.Ratio(100, 190)
            .Field(0x6797D6)
            .StarCircle(White, 95, 50, 29, 4, 11.5, outward: true)),
        new("FR", "France", "FR", ".fr", Flag.Ratio(20, 30).VerticalBands(0x000091, White, 0xE1000F)),
        new("GA", "Gabon", "GB", ".ga", Flag.Ratio(3, 4).HorizontalBands(0x009639, 0xFFD100, 0x0085CA)),
        new("GB", "United Kingdom", "UK", ".uk", UnionJack.Design),
        new("GD", "Grenada", "GJ", ".gd", Flag.Ratio(60, 100)
            .Field(0xFCD116)
            .Shape(0x007A5E, "0,0 50,30 0,60").Shape(0x007A5E, "100,0 50,30 100,60")
            .Border(0xCE1126, 7)
            .Disc(0xCE1126, 50, 30, 8).Star(0xFCD116, 50, 30, 7.5)
            .Star(0xFCD116, 18, 3.6, 3.2).Star(0xFCD116, 50, 3.6, 3.2).Star(0xFCD116, 82, 3.6, 3.2)
            .Star(0xFCD116, 18, 56.7, 3.2).Star(0xFCD116, 50, 56.7, 3.2).Star(0xFCD116, 82, 56.7, 3.2)
            .Place(Nutmeg.Design, 19, 30, 13, 40)),
        new("GE", "Georgia", "GG", ".ge", Flag.Ratio(100, 150)
            .Field(White)
            .Cross(0xFF0000, 75, 50, 20)
            .Place(BolnisiCross.In(0xFF0000), 32.5, 20, 22).Place(BolnisiCross.In(0xFF0000), 117.5, 20, 22)
            .Place(BolnisiCross.In(0xFF0000), 32.5, 80, 22).Place(BolnisiCross.In(0xFF0000), 117.5, 80, 22)),
        new("GH", "Ghana", "GH", ".gh", Flag.Ratio(60, 90)
            .HorizontalBands(0xCF0921, 0xFCD20F, 0x006B3D)
            .Star(Black, 45, 31, 11)),
        new("GM", "Gambia", "GA", ".gm", Flag.Ratio(60, 90)
            .HorizontalBands([6, 1, 4, 1, 6], 0xC8102E, White, 0x0C1C8C, White, 0x3A7728)),
        new("GN", "Guinea", "GV", ".gn", Flag.Ratio(20, 30).VerticalBands(0xCE1126, 0xFCD116, 0x009460)),
        new("GQ", "Equatorial Guinea", "EK", ".gq", Flag.Ratio(60, 90)
            .HorizontalBands(0x3E9A00, White, 0xE32118)
            .HoistTriangle(0x0073CE, 20)
            .Place(EquatorialGuineanArms.Design, 47, 30, 18)),
        new("GR", "Greece", "GR", ".gr", Flag.Ratio(18, 27)
            .Stripes(9, 0x004C98, White)
            .Inset(Flag.Ratio(10, 10).Field(0x004C98).Cross(White, 5, 5, 2), 0, 0, 10, 10)),
        new("GT", "Guatemala", "GT", ".gt", Flag.Ratio(50, 80)
            .VerticalBands(0x4997D0, White, 0x4997D0)
            .Place(GuatemalanArms.Design, 40, 25, 20)),
        new("GW", "Guinea-Bissau", "PU", ".gw", Flag.Ratio(60, 120)
            .HorizontalBands(0xFCD116, 0x009E49)
            .Box(0xCE1126, 0, 0, 40, 60)
            .Star(Black, 20, 31, 12)),
        new("GY", "Guyana", "GY", ".gy", Flag.Ratio(60, 100)
            .Field(0x009739)
            .Shape(White, "0,0 100,30 0,60")
            .Shape(0xFFD100, "0,2.2 93,30 0,57.8")
            .Shape(Black, "0,0 50,30 0,60")
            .Shape(0xCE1126, "0,2.6 45.5,30 0,57.4")),
    ];
}
