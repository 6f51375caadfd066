using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with U, V, W, Y and Z.</content>
public static partial class CountryTable
{
    private static Country[] UVWYZ() =>
    [
        new("UA", "Ukraine", "UP", ".ua", Flag.Ratio(20, 30).HorizontalBands(0x0057B7, 0xFFD700)),
        new("UG", "Uganda", "UG", ".ug", Flag.Ratio(60, 90)
            .HorizontalBands(Black, 0xFCDC04, 0xD90000, Black, 0xFCDC04, 0xD90000)
            .Disc(White, 45, 30, 10)
            .Place(CrestedCrane.Design, 45, 30, 18)),
        new("US", "United States", "US", ".us", Flag.Ratio(130, 247)
            .Stripes(13, 0xB31942, White)
            .Inset(FiftyStars.Design, 0, 0, 98.8, 70)),
        new("UY", "Uruguay", "UY", ".uy", Flag.Ratio(18, 27)
            .Stripes(9, White, 0x0038A8)
            .Box(White, 0, 0, 10, 10)
            .Place(SunOfMay.In(0xFCD116, 8), 5, 5, 8.8)),
        new("UZ", "Uzbekistan", "UZ", ".uz", Flag.Ratio(125, 250)
            .HorizontalBands([40, 2.5, 40, 2.5, 40], 0x0072CE, 0xCE1126, White, 0xCE1126, 0x1EB53A)
            .Crescent(White, 25, 20, 15, 30.5, 20, 14)
            .Star(White, 80, 8, 3.8).Star(White, 92, 8, 3.8).Star(White, 104, 8, 3.8)
            .Star(White, 68, 20, 3.8).Star(White, 80, 20, 3.8).Star(White, 92, 20, 3.8).Star(White, 104, 20, 3.8)
            .Star(White, 56, 32, 3.8).Star(White, 68, 32, 3.8).Star(White, 80, 32, 3.8).Star(White, 92, 32, 3.8)
            .Star(White, 104, 32, 3.8)),
        new("VA", "Holy See (Vatican City)", "VT", ".va", Flag.Ratio(20, 20)
            .VerticalBands(0xFFE000, White)
            .Place(PapalKeys.Design, 15, 10, 10)),
        new("VC", "Saint Vincent and the Grenadines", "VC", ".vc", Flag.Ratio(60, 90)
            .VerticalBands([1, 2, 1], 0x002674, 0xFCD022, 0x007C2E)
            .Shape(0x007C2E, "35,14 41.5,24 35,34 28.5,24").Shape(0x007C2E, "55,14 61.5,24 55,34 48.5,24")
            .Shape(0x007C2E, "45,30 51.5,40 45,50 38.5,40")),
        // Eight stars since 2006, on an arc.
        new("VE", "Venezuela", "VE", ".ve", Flag.Ratio(60, 90)
            .HorizontalBands(0xFFCD00, 0x003087, 0xC8102E)
            .Star(White, 33.1, 33.2, 2.1, turn: -68).Star(White, 35.3, 29.2, 2.1, turn: -48)
            .Star(White, 38.6, 26, 2.1, turn: -29)
            .Star(White, 42.8, 24.2, 2.1, turn: -10).Star(White, 47.2, 24.2, 2.1, turn: 10)
            .Star(White, 51.4, 26, 2.1, turn: 29)
            .Star(White, 54.7, 29.2, 2.1, turn: 48).Star(White, 56.9, 33.2, 2.1, turn: 68)),
        new("VN", "Vietnam", "VM", ".vn", Flag.Ratio(20, 30).Field(0xDA251D).Star(0xFFFF00, 15, 10.3, 6)),
        new("VU", "Vanuatu", "NH", ".vu", Flag.Ratio(60, 100)
            .HorizontalBands(0xD21034, 0x009543)
            .Shape(Black, "0,0 8,0 50,24.5 100,24.5 100,35.5 50,35.5 8,60 0,60")
            .Shape(0xFDCE12, "0,2.6 48,27.6 100,27.6 100,32.4 48,32.4 0,57.4")
            .Shape(Black, "0,7.4 39,30 0,52.6")
            .Place(BoarTusk.In(0xFDCE12), 14.5, 30, 19)),
        new("WS", "Samoa", "WS", ".ws", Flag.Ratio(60, 120)
            .Field(0xCE1126)
            .Box(0x002B7F, 0, 0, 60, 30)
            .Star(White, 30, 4.8, 3.3).Star(White, 21, 12, 3.3).Star(White, 38.5, 10.6, 3.3)
            .Star(White, 33.5, 16.8, 2).Star(White, 30, 24.6, 3.8)),
        new("YE", "Yemen", "YM", ".ye", Flag.Ratio(20, 30).HorizontalBands(0xCE1126, White, Black)),
        new("ZA", "South Africa", "SF", ".za", Flag.Ratio(60, 90)
            .HorizontalBands([1, 1], 0xE03C31, 0x001489)
            // A Y of green, 12 thick, edged by 4 of white and at the hoist of gold.
            .Shape(White, "0,-12 14,0 44,20 90,20 90,40 44,40 14,60 0,72")
            .Shape(0xFFB81C, "0,7.2 34.2,30 0,52.8")
            .Shape(Black, "0,12 27,30 0,48")
            .Shape(0x007749, "0,0 7.2,0 43.2,24 90,24 90,36 43.2,36 7.2,60 0,60 0,52.8 34.2,30 0,7.2")
            .Shape(0xFFB81C, "0,7.2 34.2,30 0,52.8 0,48 27,30 0,12")),
        new("ZM", "Zambia", "ZA", ".zm", Flag.Ratio(60, 90)
            .Field(0x198A00)
            .Box(0xDE2010, 60, 21, 10, 39).Box(Black, 70, 21, 10, 39).Box(0xEF7D00, 80, 21, 10, 39)
            .Place(FishEagle.In(0xEF7D00), 75, 11, 13)),
        new("ZW", "Zimbabwe", "ZI", ".zw", Flag.Ratio(70, 140)
            .HorizontalBands(0x319208, 0xFFD200, 0xDE2010, Black, 0xDE2010, 0xFFD200, 0x319208)
            .HoistTriangle(Black, 61.8)
            .Shape(White, "0,1.6 58.8,35 0,68.4")
            .Star(0xDE2010, 20, 36, 15)
            .Place(ZimbabweBird.Design, 20.5, 34.5, 25)),
    ];
}
