using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with A.</content>
public static partial class CountryTable
{
    private static Country[] A() =>
    [
        new("AD", "Andorra", "AN", ".ad", Flag.Ratio(14, 20)
            .VerticalBands([8, 9, 8], 0x10069F, 0xFEDD00, 0xD50032)
            .Place(AndorranArms.Design, 10, 7, 7.2)),
        new("AE", "United Arab Emirates", "AE", ".ae", Flag.Ratio(6, 12)
            .HorizontalBands(0x009639, White, Black)
            .Box(0xC8102E, 0, 0, 3, 6)),
        // The tricolour of 2013, under which the country is represented at the United Nations.
        new("AF", "Afghanistan", "AF", ".af", Flag.Ratio(20, 30)
            .VerticalBands(Black, 0xD32011, 0x007A36)
            .Place(AfghanEmblem.In(White), 15, 10, 9)),
        new("AG", "Antigua and Barbuda", "AC", ".ag", Flag.Ratio(60, 90)
            .Field(0xCE1126)
            .Within("0,0 90,0 45,60", wedge => wedge
                .HorizontalBands([24, 14, 22], Black, 0x0072C6, White)
                .Within("0,0 90,0 90,24 0,24", sky => sky.Star(Yellow, 45, 24, 18, 16, 0.66)))),
        new("AL", "Albania", "AL", ".al", Flag.Ratio(50, 70)
            .Field(0xDA291C)
            .Place(DoubleEagle.In(Black), 35, 25, 43)),
        new("AM", "Armenia", "AM", ".am", Flag.Ratio(10, 20).HorizontalBands(0xD90012, 0x0033A0, 0xF2A800)),
        new("AO", "Angola", "AO", ".ao", Flag.Ratio(60, 90)
            .HorizontalBands(0xCC092F, Black)
            .Place(AngolanEmblem.In(0xFFCB00), 46, 30, 28)),
        new("AR", "Argentina", "AR", ".ar", Flag.Ratio(10, 16)
            .HorizontalBands(0x6CACE4, White, 0x6CACE4)
            .Place(SunOfMay.In(0xFFB81C, 16), 8, 5, 3.2)),
        new("AT", "Austria", "AU", ".at", Flag.Ratio(20, 30).HorizontalBands(0xC8102E, White, 0xC8102E)),
        new("AU", "Australia", "AS", ".au", Flag.Ratio(30, 60)
            .Field(Navy)
            .Inset(UnionJack.Design, 0, 0, 30, 15)
            .Star(White, 15, 22.5, 4.5, 7, 0.44)
            .Star(White, 45, 25, 2.14, 7, 0.44)
            .Star(White, 37.5, 13.1, 2.14, 7, 0.44)
            .Star(White, 45, 5, 2.14, 7, 0.44)
            .Star(White, 51.7, 11.1, 2.14, 7, 0.44)
            .Star(White, 48, 16.3, 1.25)),
        new("AZ", "Azerbaijan", "AJ", ".az", Flag.Ratio(30, 60)
            .HorizontalBands(0x0092BC, 0xE4002B, 0x00AF66)
            .Crescent(White, 29, 15, 4.5, 30.2, 15, 3.75)
            .Star(White, 33.8, 15, 2.5, 8, 0.55)),
    ];
}
