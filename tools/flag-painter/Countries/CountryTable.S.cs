using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with S.</content>
public static partial class CountryTable
{
    private static Country[] S() =>
    [
        new("SA", "Saudi Arabia", "SA", ".sa", Flag.Ratio(60, 90)
            .Field(0x005430)
            .Place(Shahada.In(White), 45, 29, 40)),
        new("SB", "Solomon Islands", "BP", ".sb", Flag.Ratio(60, 120)
            .Field(0x215B33)
            .Shape(0x0051BA, "0,0 120,0 0,60")
            .Bend(0xFCD116, 0, 60, 120, 0, 4.6)
            .Star(White, 23, 16.5, 5)
            .Star(White, 10, 7.5, 5).Star(White, 36, 7.5, 5).Star(White, 10, 25.5, 5).Star(White, 36, 25.5, 5)),
        new("SC", "Seychelles", "SE", ".sc", Flag.Ratio(60, 120)
            .Field(0x003D88)
            .Shape(0xFCD955, "0,60 40,0 120,0 120,60")
            .Shape(0xD92223, "0,60 80,0 120,0 120,60")
            .Shape(White, "0,60 120,20 120,60")
            .Shape(0x007A39, "0,60 120,40 120,60")),
        new("SD", "Sudan", "SU", ".sd", Flag.Ratio(60, 120)
            .HorizontalBands(0xD21034, White, Black)
            .HoistTriangle(0x007229, 40)),
        new("SE", "Sweden", "SW", ".se", Flag.Ratio(10, 16).Field(0x005293).Cross(0xFFCD00, 6, 5, 2)),
        new("SG", "Singapore", "SN", ".sg", Flag.Ratio(60, 90)
            .HorizontalBands(0xEF3340, White)
            .Crescent(White, 15.5, 15, 11, 20.5, 15, 11)
            .StarCircle(White, 26, 15, 6, 5, 2.4)),
        new("SI", "Slovenia", "SI", ".si", Flag.Ratio(60, 120)
            .HorizontalBands(White, 0x005DA4, 0xED1C24)
            .Place(SlovenianArms.Design, 30, 20, 22)),
        new("SK", "Slovakia", "LO", ".sk", Flag.Ratio(60, 90)
            .HorizontalBands(White, 0x0B4EA2, 0xEE1C25)
            .Place(SlovakArms.Design, 28, 30, 37)),
        new("SL", "Sierra Leone", "SL", ".sl", Flag.Ratio(20, 30).HorizontalBands(0x1EB53A, White, 0x0072C6)),
        new("SM", "San Marino", "SM", ".sm", Flag.Ratio(60, 80)
            .HorizontalBands(White, 0x5EB6E4)
            .Place(SammarineseArms.Design, 40, 29, 36)),
        new("SN", "Senegal", "SG", ".sn", Flag.Ratio(20, 30)
            .VerticalBands(0x00853F, 0xFDEF42, 0xE31B23)
            .Star(0x00853F, 15, 10.3, 3.4)),
        new("SO", "Somalia", "SO", ".so", Flag.Ratio(60, 90).Field(0x4189DD).Star(White, 45, 31, 13.5)),
        new("SR", "Suriname", "NS", ".sr", Flag.Ratio(20, 30)
            .HorizontalBands([2, 1, 4, 1, 2], 0x377E3F, White, 0xB40A2D, White, 0x377E3F)
            .Star(0xECC81D, 15, 10.3, 3.7)),
        // The colours and the yellow star of 2023, one point to the hoist's upper corner.
        new("SS", "South Sudan", "OD", ".ss", Flag.Ratio(60, 120)
            .HorizontalBands([6, 1, 6, 1, 6], Black, White, 0xDA121A, White, 0x078930)
            .HoistTriangle(0x0F47AF, 52)
            .Star(0xFCDD09, 18, 30, 12, turn: -54)),
        new("ST", "São Tomé and Príncipe", "TP", ".st", Flag.Ratio(70, 140)
            .HorizontalBands([2, 3, 2], 0x12AD2B, 0xFFCE00, 0x12AD2B)
            .HoistTriangle(0xD21034, 35)
            .Star(Black, 70, 36, 10).Star(Black, 105, 36, 10)),
        new("SV", "El Salvador", "ES", ".sv", Flag.Ratio(189, 335)
            .HorizontalBands(0x0F47AF, White, 0x0F47AF)
            .Place(VolcanoTriangle.Salvadoran, 167.5, 94.5, 62)),
        // The flag of the revolution, adopted in 2025.
        new("SY", "Syria", "SY", ".sy", Flag.Ratio(60, 90)
            .HorizontalBands(0x007A3D, White, Black)
            .Star(0xCE1126, 22.5, 31, 8).Star(0xCE1126, 45, 31, 8).Star(0xCE1126, 67.5, 31, 8)),
        new("SZ", "Eswatini", "WZ", ".sz", Flag.Ratio(60, 90)
            .HorizontalBands([3, 1, 8, 1, 3], 0x3E5EB9, 0xFFD900, 0xB10C0C, 0xFFD900, 0x3E5EB9)
            .Place(SwaziShield.Design, 45, 30, 22)),
    ];
}
