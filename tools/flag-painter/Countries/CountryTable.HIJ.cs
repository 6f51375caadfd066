using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with H, I and J.</content>
public static partial class CountryTable
{
    private static Country[] HIJ() =>
    [
        // Turquoise, as the law of 1949 says and the flags since 2022 show.
        new("HN", "Honduras", "HO", ".hn", Flag.Ratio(45, 90)
            .HorizontalBands(0x00BCE4, White, 0x00BCE4)
            .Star(0x00BCE4, 45, 22.8, 2.6)
            .Star(0x00BCE4, 36, 19.2, 2.6).Star(0x00BCE4, 54, 19.2, 2.6)
            .Star(0x00BCE4, 36, 26.4, 2.6).Star(0x00BCE4, 54, 26.4, 2.6)),
        new("HR", "Croatia", "HR", ".hr", Flag.Ratio(30, 60)
            .HorizontalBands(0xFF0000, White, 0x171796)
            .Place(CroatianArms.Design, 30, 13.4, 17.5)),
        // The state flag, with the arms, as in the CIA's list.
        new("HT", "Haiti", "HA", ".ht", Flag.Ratio(60, 100)
            .HorizontalBands(0x00209F, 0xD21034)
            .Box(White, 37, 18.5, 26, 23)
            .Place(HaitianArms.Design, 50, 30, 21)),
        new("HU", "Hungary", "HU", ".hu", Flag.Ratio(20, 40).HorizontalBands(0xCE2939, White, 0x477050)),
        new("ID", "Indonesia", "ID", ".id", Flag.Ratio(20, 30).HorizontalBands(0xE70011, White)),
        new("IE", "Ireland", "EI", ".ie", Flag.Ratio(20, 40).VerticalBands(0x169B62, White, 0xFF883E)),
        new("IL", "Israel", "IS", ".il", Flag.Ratio(160, 220)
            .Field(White)
            .Box(0x0038B8, 0, 15, 220, 25).Box(0x0038B8, 0, 120, 220, 25)
            .Place(StarOfDavid.In(0x0038B8), 110, 80, 69)),
        new("IN", "India", "IN", ".in", Flag.Ratio(60, 90)
            .HorizontalBands(0xFF6820, White, 0x046A38)
            .Place(Chakra.In(0x07038D), 45, 30, 18.5)),
        new("IQ", "Iraq", "IZ", ".iq", Flag.Ratio(60, 90)
            .HorizontalBands(0xCD1125, White, Black)
            .Place(IraqiTakbir.In(0x017B3D), 45, 30, 14)),
        new("IR", "Iran", "IR", ".ir", Flag.Ratio(40, 70)
            .HorizontalBands(0x239F40, White, 0xDA0000)
            .Inset(IranianScript.In(White), 0, 11.5, 70, 1.9)
            .Inset(IranianScript.In(White), 0, 26.6, 70, 1.9)
            .Place(IranianEmblem.In(0xDA0000), 35, 20, 11.5)),
        new("IS", "Iceland", "IC", ".is", Flag.Ratio(18, 25)
            .Field(0x02529C)
            .Cross(White, 9, 9, 4)
            .Cross(0xDC1E35, 9, 9, 2)),
        new("IT", "Italy", "IT", ".it", Flag.Ratio(20, 30).VerticalBands(0x008C45, 0xF4F9FF, 0xCD212A)),
        new("JM", "Jamaica", "JM", ".jm", Flag.Ratio(30, 60)
            .Field(0x007749)
            .Shape(Black, "0,0 30,15 0,30").Shape(Black, "60,0 30,15 60,30")
            .Saltire(0xFFB81C, 5.6)),
        new("JO", "Jordan", "JO", ".jo", Flag.Ratio(60, 120)
            .HorizontalBands(Black, White, 0x007A3D)
            .HoistTriangle(0xCE1126, 60)
            .Star(White, 20, 30, 5, 7, 0.4, -90)),
        new("JP", "Japan", "JA", ".jp", Flag.Ratio(20, 30).Field(White).Disc(0xBC002D, 15, 10, 6)),
    ];
}
