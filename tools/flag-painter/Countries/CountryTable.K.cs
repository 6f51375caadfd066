using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with K.</content>
public static partial class CountryTable
{
    private static Country[] K() =>
    [
        new("KE", "Kenya", "KE", ".ke", Flag.Ratio(60, 90)
            .HorizontalBands([6, 1, 6, 1, 6], Black, White, 0xBB0000, White, 0x006600)
            .Place(MaasaiShield.Design, 45, 30, 46)),
        // The straight rays of the law of December 2023.
        new("KG", "Kyrgyzstan", "KG", ".kg", Flag.Ratio(60, 100)
            .Field(0xE8112D)
            .Place(Tunduk.Sun(0xFFEF00, 0xE8112D), 50, 30, 38)),
        new("KH", "Cambodia", "CB", ".kh", Flag.Ratio(60, 90)
            .HorizontalBands([1, 2, 1], 0x032EA1, 0xE00025, 0x032EA1)
            .Place(AngkorWat.Design, 45, 29.5, 22)),
        new("KI", "Kiribati", "KR", ".ki", Flag.Ratio(60, 120).Inset(KiribatiSea.Design, 0, 0, 120, 60)),
        new("KM", "Comoros", "CN", ".km", Flag.Ratio(60, 100)
            .HorizontalBands(0xFFD100, White, 0xEF3340, 0x003DA5)
            .HoistTriangle(0x009639, 50)
            .Crescent(White, 16.5, 30, 13, 21.5, 30, 11.4)
            .Star(White, 21, 20.6, 2.7).Star(White, 21, 26.9, 2.7).Star(White, 21, 33.2, 2.7)
            .Star(White, 21, 39.5, 2.7)),
        new("KN", "Saint Kitts and Nevis", "SC", ".kn", Flag.Ratio(60, 90)
            .Field(0xC8102E)
            .Shape(0x009739, "0,0 90,0 0,60")
            .Bend(0xFFCD00, 0, 60, 90, 0, 25)
            .Bend(Black, 0, 60, 90, 0, 19)
            .Star(White, 29, 40.7, 7.5, turn: -25).Star(White, 61, 19.3, 7.5, turn: -25)),
        new("KP", "Korea, North", "KN", ".kp", Flag.Ratio(36, 72)
            .HorizontalBands([6, 1, 22, 1, 6], 0x024FA2, White, 0xED1C27, White, 0x024FA2)
            .Disc(White, 24, 18, 8)
            .Star(0xED1C27, 24, 18, 7.9)),
        // The diagonals of a flag of 2 to 3 are 33.7 degrees from the level.
        new("KR", "Korea, South", "KS", ".kr", Flag.Ratio(60, 90)
            .Field(White)
            .Place(Taegeuk.Disc, 45, 30, 30, 33.7)
            .Place(Taegeuk.Trigram(false, false, false), 22.1, 14.75, 10, -56.3)
            .Place(Taegeuk.Trigram(true, false, true), 67.9, 14.75, 10, 56.3)
            .Place(Taegeuk.Trigram(false, true, false), 22.1, 45.25, 10, 56.3)
            .Place(Taegeuk.Trigram(true, true, true), 67.9, 45.25, 10, -56.3)),
        new("KW", "Kuwait", "KU", ".kw", Flag.Ratio(60, 120)
            .HorizontalBands(0x007A3D, White, 0xCE1126)
            .Shape(Black, "0,0 30,20 30,40 0,60")),
        new("KZ", "Kazakhstan", "KZ", ".kz", Flag.Ratio(60, 120)
            .Field(0x00ABC2)
            .Place(SteppeEagle.In(0xFFEC2D), 62, 31, 38)
            .Inset(SteppeEagle.Ornament(0xFFEC2D), 1.6, 0, 6, 60)),
    ];
}
