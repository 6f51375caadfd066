using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with M.</content>
public static partial class CountryTable
{
    private static Country[] M() =>
    [
        new("MA", "Morocco", "MO", ".ma", Flag.Ratio(60, 90)
            .Field(0xC1272D)
            .Place(Pentagram.In(0x006233), 45, 31, 27)),
        new("MC", "Monaco", "MN", ".mc", Flag.Ratio(4, 5).HorizontalBands(0xCE1126, White)),
        new("MD", "Moldova", "MD", ".md", Flag.Ratio(60, 120)
            .VerticalBands(0x0046AE, 0xFFD200, 0xCC092F)
            .Place(MoldovanArms.Design, 60, 30, 36)),
        new("ME", "Montenegro", "MJ", ".me", Flag.Ratio(60, 120)
            .Field(0xD3AE3B)
            .Box(0xC40308, 3, 3, 114, 54)
            .Place(MontenegrinArms.In(0xD3AE3B), 60, 30, 44)),
        new("MG", "Madagascar", "MA", ".mg", Flag.Ratio(20, 30)
            .HorizontalBands(0xF9423A, 0x00843D)
            .Box(White, 0, 0, 10, 20)),
        new("MH", "Marshall Islands", "RM", ".mh", Flag.Ratio(100, 190)
            .Field(0x003893)
            .Shape(0xDD7500, "0,97 190,11 190,33 0,100")
            .Shape(White, "0,100 190,33 190,54")
            .Rays(White, 38, 32, 6, 21, 24, 3)
            .Rays(White, 38, 32, 6, 29, 4, 4.4)
            .Disc(White, 38, 32, 11)),
        new("MK", "North Macedonia", "MK", ".mk", Flag.Ratio(70, 140)
            .Field(0xD20000)
            .Shape(0xFFE600, "0,0 21,0 70,35 119,0 140,0 70,35 140,70 119,70 70,35 21,70 0,70 70,35")
            .Shape(0xFFE600, "63,0 77,0 70,35 77,70 63,70 70,35")
            .Shape(0xFFE600, "0,28 70,35 140,28 140,42 70,35 0,42")
            .Disc(0xD20000, 70, 35, 12.5).Disc(0xFFE600, 70, 35, 10)),
        new("ML", "Mali", "ML", ".ml", Flag.Ratio(20, 30).VerticalBands(0x14B53A, 0xFCD116, 0xCE1126)),
        new("MM", "Myanmar", "BM", ".mm", Flag.Ratio(60, 90)
            .HorizontalBands(0xFECB00, 0x34B233, 0xEA2839)
            .Star(White, 45, 31.7, 20)),
        new("MN", "Mongolia", "MG", ".mn", Flag.Ratio(60, 120)
            .VerticalBands(0xDA2032, 0x0066B3, 0xDA2032)
            .Place(Soyombo.In(0xFFD900), 20, 30, 46)),
        new("MR", "Mauritania", "MR", ".mr", Flag.Ratio(60, 90)
            .HorizontalBands([3, 14, 3], 0xD01C1F, 0x00A95C, 0xD01C1F)
            .Crescent(0xFFD700, 45, 26, 17.5, 45, 19.5, 17)
            .Star(0xFFD700, 45, 21, 5.8)),
        new("MT", "Malta", "MT", ".mt", Flag.Ratio(60, 90)
            .VerticalBands(White, 0xCF142B)
            .Place(GeorgeCross.Design, 10.5, 10.5, 15)),
        new("MU", "Mauritius", "MP", ".mu", Flag.Ratio(20, 30).HorizontalBands(0xEA2839, 0x1A206D, 0xFFD500, 0x00A551)),
        new("MV", "Maldives", "MV", ".mv", Flag.Ratio(48, 72)
            .Field(0xD21034)
            .Box(0x007E3A, 12, 12, 48, 24)
            .Crescent(White, 37, 24, 8, 40.3, 24, 7.4)),
        new("MW", "Malawi", "MI", ".mw", Flag.Ratio(60, 90)
            .HorizontalBands(Black, 0xCE1126, 0x339E35)
            .Within("0,0 90,0 90,19.2 0,19.2", sky => sky
                .Rays(0xCE1126, 45, 19.2, 11.4, 16.5, 62, 0.8)
                .Disc(0xCE1126, 45, 19.2, 10))),
        new("MX", "Mexico", "MX", ".mx", Flag.Ratio(40, 70)
            .VerticalBands(0x006341, White, 0xC8102E)
            .Place(MexicanArms.Design, 35, 20, 16)),
        new("MY", "Malaysia", "MY", ".my", Flag.Ratio(14, 28)
            .Stripes(14, 0xCC0000, White)
            .Box(0x000066, 0, 0, 14, 8)
            .Crescent(0xFFCC00, 5.3, 4, 3, 6.2, 4, 2.65)
            .Star(0xFFCC00, 8.9, 4, 2.25, 14, 0.5)),
        new("MZ", "Mozambique", "MZ", ".mz", Flag.Ratio(60, 90)
            .HorizontalBands([9, 1, 9, 1, 9], 0x007168, White, Black, White, 0xFCE100)
            .HoistTriangle(0xD21034, 40)
            .Star(0xFCE100, 13.5, 30.6, 10.5)
            .Place(MozambicanTools.Design, 13.5, 30.5, 14)),
    ];
}
