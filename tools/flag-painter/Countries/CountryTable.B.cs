using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with B.</content>
public static partial class CountryTable
{
    private static Country[] B() =>
    [
        new("BA", "Bosnia and Herzegovina", "BK", ".ba", Flag.Ratio(40, 80)
            .Field(0x001489)
            .Shape(0xFFCD00, "17,0 57,0 57,40")
            // Nine stars along the slope; the first and the last are cut by the edges.
            .Star(White, 11.5, 0, 3).Star(White, 16.5, 5, 3).Star(White, 21.5, 10, 3)
            .Star(White, 26.5, 15, 3).Star(White, 31.5, 20, 3).Star(White, 36.5, 25, 3)
            .Star(White, 41.5, 30, 3).Star(White, 46.5, 35, 3).Star(White, 51.5, 40, 3)),
        new("BB", "Barbados", "BB", ".bb", Flag.Ratio(60, 90)
            .VerticalBands(0x00267F, 0xFFC726, 0x00267F)
            .Place(Trident.In(Black), 45, 30, 33)),
        new("BD", "Bangladesh", "BG", ".bd", Flag.Ratio(6, 10).Field(0x006A4E).Disc(0xF42A41, 4.5, 3, 2)),
        new("BE", "Belgium", "BE", ".be", Flag.Ratio(13, 15).VerticalBands(Black, 0xFDDA24, 0xEF3340)),
        new("BF", "Burkina Faso", "UV", ".bf", Flag.Ratio(60, 90)
            .HorizontalBands(0xEF2B2D, 0x009E49)
            .Star(Yellow, 45, 31, 11)),
        new("BG", "Bulgaria", "BU", ".bg", Flag.Ratio(3, 5).HorizontalBands(White, 0x00966E, 0xD62612)),
        new("BH", "Bahrain", "BA", ".bh", Flag.Ratio(30, 50)
            .Field(White)
            .Shape(0xDA291C, "50,0 13,0 21,3 13,6 21,9 13,12 21,15 13,18 21,21 13,24 21,27 13,30 50,30")),
        new("BI", "Burundi", "BY", ".bi", Flag.Ratio(60, 100)
            .Field(0xC8102E)
            .Shape(0x43B02A, "0,0 50,30 0,60").Shape(0x43B02A, "100,0 50,30 100,60")
            .Saltire(White, 9)
            .Disc(White, 50, 30, 17)
            .Star(0x43B02A, 50, 21, 6, 6, 0.577).Star(0xC8102E, 50, 21, 4.7, 6, 0.577)
            .Star(0x43B02A, 41.6, 35, 6, 6, 0.577).Star(0xC8102E, 41.6, 35, 4.7, 6, 0.577)
            .Star(0x43B02A, 58.4, 35, 6, 6, 0.577).Star(0xC8102E, 58.4, 35, 4.7, 6, 0.577)),
        new("BJ", "Benin", "BN", ".bj", Flag.Ratio(20, 30)
            .HorizontalBands(0xFCD116, 0xE8112D)
            .Box(0x008751, 0, 0, 12, 20)),
        new("BN", "Brunei", "BX", ".bn", Flag.Ratio(36, 72)
            .Field(0xF7E017)
            .Shape(White, "0,0 72,19.5 72,36 0,16.5")
            .Shape(Black, "0,8.7 72,28.2 72,36 0,16.5")
            .Place(BruneianCrest.In(0xCF1126), 36, 17.6, 24)),
        new("BO", "Bolivia", "BL", ".bo", Flag.Ratio(15, 22)
            .HorizontalBands(0xDA291C, 0xF4E400, 0x007A33)
            .Place(BolivianArms.Design, 11, 7.5, 4.8)),
        new("BR", "Brazil", "BR", ".br", Flag.Ratio(14, 20)
            .Field(0x009739)
            .Shape(0xFEDD00, "1.7,7 10,1.7 18.3,7 10,12.3")
            .Place(BrazilianSky.Design, 10, 7, 7)),
        new("BS", "Bahamas", "BF", ".bs", Flag.Ratio(10, 20)
            .HorizontalBands(0x00778B, 0xFFC72C, 0x00778B)
            .HoistTriangle(Black, 8.66)),
        new("BT", "Bhutan", "BT", ".bt", Flag.Ratio(60, 90)
            .Field(0xFF671F)
            .Shape(0xFFCD00, "0,0 90,0 0,60")
            .Place(ThunderDragon.Design, 45, 30, 28, -33.7)),
        new("BW", "Botswana", "BC", ".bw", Flag.Ratio(24, 36)
            .HorizontalBands([9, 1, 4, 1, 9], 0x6DA9D2, White, Black, White, 0x6DA9D2)),
        new("BY", "Belarus", "BO", ".by", Flag.Ratio(60, 120)
            .HorizontalBands([2, 1], 0xCF101A, 0x007C30)
            .Inset(BelarusianOrnament.Design, 0, 0, 13.3, 60)),
        new("BZ", "Belize", "BH", ".bz", Flag.Ratio(60, 100)
            .Field(0x171696)
            .Box(0xD90F19, 0, 0, 100, 6).Box(0xD90F19, 0, 54, 100, 6)
            .Place(BelizeanArms.Design, 50, 30, 42)),
    ];
}
