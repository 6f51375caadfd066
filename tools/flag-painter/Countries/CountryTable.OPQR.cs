using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with O, P, Q and R.</content>
public static partial class CountryTable
{
    private static Country[] OPQR() =>
    [
        new("OM", "Oman", "MU", ".om", Flag.Ratio(40, 70)
            .HorizontalBands(White, 0xDB161B, 0x008000)
            .Box(0xDB161B, 0, 0, 20, 40)
            .Place(Khanjar.In(White), 10, 7.2, 10.5)),
        new("PA", "Panama", "PM", ".pa", Flag.Ratio(20, 30)
            .Field(White)
            .Box(0xDA121A, 15, 0, 15, 10).Box(0x072357, 0, 10, 15, 10)
            .Star(0x072357, 7.5, 5.2, 2.6).Star(0xDA121A, 22.5, 15.2, 2.6)),
        // The state flag, with the arms, as in the CIA's list.
        new("PE", "Peru", "PE", ".pe", Flag.Ratio(20, 30)
            .VerticalBands(0xD91023, White, 0xD91023)
            .Place(PeruvianArms.Design, 15, 10, 9)),
        new("PG", "Papua New Guinea", "PP", ".pg", Flag.Ratio(60, 80)
            .Field(Black)
            .Shape(0xC8102E, "0,0 80,0 80,60")
            .Place(BirdOfParadise.In(0xFFCD00), 53, 18, 29)
            .Star(White, 21, 26, 2.9).Star(White, 11, 37, 2.9).Star(White, 30, 35.5, 2.9)
            .Star(White, 25, 43, 1.8).Star(White, 21, 52, 3.4)),
        new("PH", "Philippines", "RP", ".ph", Flag.Ratio(60, 120)
            .HorizontalBands(0x0038A8, 0xCE1126)
            .HoistTriangle(White, 52)
            .Rays(0xFCD116, 18.3, 30, 5, 11.4, 8, 2.4, 1.6)
            .Rays(0xFCD116, 18.3, 30, 5, 10.4, 8, 1.2, 0.6, 8).Rays(0xFCD116, 18.3, 30, 5, 10.4, 8, 1.2, 0.6, -8)
            .Disc(0xFCD116, 18.3, 30, 6)
            .Star(0xFCD116, 5, 8.7, 3.2, turn: -30).Star(0xFCD116, 5, 51.3, 3.2, turn: 30)
            .Star(0xFCD116, 43, 30, 3.2, turn: 90)),
        new("PK", "Pakistan", "PK", ".pk", Flag.Ratio(60, 90)
            .Field(0x01411C)
            .Box(White, 0, 0, 22.5, 60)
            .Crescent(White, 56.25, 30, 18, 60.3, 26.7, 16.5)
            .Star(White, 65.2, 22, 6, turn: 49)),
        new("PL", "Poland", "PL", ".pl", Flag.Ratio(5, 8).HorizontalBands(White, 0xDC143C)),
        new("PT", "Portugal", "PO", ".pt", Flag.Ratio(60, 90)
            .VerticalBands([2, 3], 0x046A38, 0xDA291C)
            .Place(PortugueseArms.Design, 36, 30, 32)),
        new("PW", "Palau", "PS", ".pw", Flag.Ratio(50, 80).Field(0x0099FF).Disc(0xFFFF00, 35, 25, 15)),
        new("PY", "Paraguay", "PA", ".py", Flag.Ratio(55, 100)
            .HorizontalBands(0xD52B1E, White, 0x0038A8)
            .Place(ParaguayanArms.Design, 50, 27.5, 16)),
        new("QA", "Qatar", "QA", ".qa", Flag.Ratio(108, 275)
            .Field(White)
            .Shape(0x8A1538, "275,0 75,0 103,6 75,12 103,18 75,24 103,30 75,36 103,42 75,48 103,54 75,60 103,66 "
                + "75,72 103,78 75,84 "
                + "103,90 75,96 103,102 75,108 275,108")),
        new("RO", "Romania", "RO", ".ro", Flag.Ratio(20, 30).VerticalBands(0x002B7F, 0xFCD116, 0xCE1126)),
        new("RS", "Serbia", "RI", ".rs", Flag.Ratio(60, 90)
            .HorizontalBands(0xC7363D, 0x0C4077, White)
            .Place(SerbianArms.Design, 33, 28, 36)),
        new("RU", "Russia", "RS", ".ru", Flag.Ratio(20, 30).HorizontalBands(White, 0x0033A0, 0xDA291C)),
        new("RW", "Rwanda", "RW", ".rw", Flag.Ratio(60, 90)
            .HorizontalBands([2, 1, 1], 0x00A1DE, 0xFAD201, 0x20603D)
            .Rays(0xE5BE01, 75, 15, 6.2, 11.5, 24, 1.5)
            .Disc(0xE5BE01, 75, 15, 5.2)),
    ];
}
