using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with D and E.</content>
public static partial class CountryTable
{
    private static Country[] DE() =>
    [
        new("DE", "Germany", "GM", ".de", Flag.Ratio(3, 5).HorizontalBands(Black, 0xDD0000, 0xFFCC00)),
        new("DJ", "Djibouti", "DJ", ".dj", Flag.Ratio(60, 90)
            .HorizontalBands(0x6AB2E7, 0x12AD2B)
            .HoistTriangle(White, 52)
            .Star(0xD7141A, 17.5, 30.5, 8)),
        new("DK", "Denmark", "DA", ".dk", Flag.Ratio(28, 37).Field(0xC8102E).Cross(White, 14, 14, 4)),
        new("DM", "Dominica", "DO", ".dm", Flag.Ratio(36, 72)
            .Field(0x006B3F)
            .Box(0xFCD116, 30.6, 0, 3.6, 36).Box(0xFCD116, 0, 12.6, 72, 3.6)
            .Box(White, 37.8, 0, 3.6, 36).Box(White, 0, 19.8, 72, 3.6)
            .Box(Black, 34.2, 0, 3.6, 36).Box(Black, 0, 16.2, 72, 3.6)
            .Disc(0xD41C30, 36, 18, 9.6)
            .StarCircle(0x00A83D, 36, 18, 7.9, 10, 1.5)
            .Place(SisserouParrot.Design, 36, 18, 12)),
        new("DZ", "Algeria", "AG", ".dz", Flag.Ratio(60, 90)
            .VerticalBands(0x006633, White)
            .Crescent(0xD21034, 45, 30, 15, 48.75, 30, 12)
            .Star(0xD21034, 50.5, 30, 7.5, turn: -90)),
        new("EC", "Ecuador", "EC", ".ec", Flag.Ratio(20, 30)
            .HorizontalBands([2, 1, 1], 0xFFDD00, 0x034EA2, 0xED1C24)
            .Place(EcuadorianArms.Design, 15, 9.7, 11)),
        new("EE", "Estonia", "EN", ".ee", Flag.Ratio(7, 11).HorizontalBands(0x0072CE, Black, White)),
        new("EG", "Egypt", "EG", ".eg", Flag.Ratio(20, 30)
            .HorizontalBands(0xC8102E, White, Black)
            .Place(EagleOfSaladin.Design, 15, 10, 5.8)),
        new("ER", "Eritrea", "ER", ".er", Flag.Ratio(60, 120)
            .HorizontalBands(0x43B02A, 0x418FDE)
            .Shape(0xE4002B, "0,0 120,30 0,60")
            .Place(EritreanBranch.In(0xFFC72C), 30, 30, 29)),
        new("ES", "Spain", "SP", ".es", Flag.Ratio(20, 30)
            .HorizontalBands([1, 2, 1], 0xAA151B, 0xF1BF00, 0xAA151B)
            .Place(SpanishArms.Design, 10, 9.6, 8.6)),
        new("ET", "Ethiopia", "ET", ".et", Flag.Ratio(60, 120)
            .HorizontalBands(0x009A44, 0xFEDD00, 0xEF3340)
            .Disc(0x0645B1, 60, 30, 19.5)
            .Place(EthiopianStar.In(0xFEDD00), 60, 30, 34)),
    ];
}
