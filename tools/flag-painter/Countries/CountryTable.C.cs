using FlagPainting.Drawing;
using FlagPainting.Drawing.Motifs;
using static FlagPainting.Drawing.Colours;

namespace FlagPainting.Countries;

/// <content>Codes that begin with C.</content>
public static partial class CountryTable
{
    private static Country[] C() =>
    [
        new("CA", "Canada", "CA", ".ca", Flag.Ratio(10, 20)
            .VerticalBands([1, 2, 1], 0xD80621, White, 0xD80621)
            .Place(MapleLeaf.In(0xD80621), 10, 5, 8.6)),
        new("CD", "Congo (Kinshasa)", "CG", ".cd", Flag.Ratio(60, 80)
            .Field(0x007FFF)
            .Bend(0xF7D618, 0, 60, 80, 0, 16)
            .Bend(0xCE1021, 0, 60, 80, 0, 11.5)
            .Star(0xF7D618, 14, 13, 10)),
        new("CF", "Central African Republic", "CT", ".cf", Flag.Ratio(60, 90)
            .HorizontalBands(0x003082, White, 0x289728, 0xFFCE00)
            .Box(0xD21034, 37.5, 0, 15, 60)
            .Star(0xFFCE00, 15, 8, 6)),
        new("CG", "Congo (Brazzaville)", "CF", ".cg", Flag.Ratio(60, 90)
            .Field(0xFBDE4A)
            .Shape(0x009543, "0,0 60,0 0,60")
            .Shape(0xDC241F, "30,60 90,0 90,60")),
        new("CH", "Switzerland", "SZ", ".ch", Flag.Ratio(32, 32)
            .Field(0xDA291C)
            .Box(White, 13, 6, 6, 20)
            .Box(White, 6, 13, 20, 6)),
        new("CI", "Côte d'Ivoire", "IV", ".ci", Flag.Ratio(20, 30).VerticalBands(0xFF8200, White, 0x009A44)),
        new("CL", "Chile", "CI", ".cl", Flag.Ratio(20, 30)
            .HorizontalBands(White, 0xDA291C)
            .Box(0x0032A0, 0, 0, 10, 10)
            .Star(White, 5, 5, 2.5)),
        new("CM", "Cameroon", "CM", ".cm", Flag.Ratio(20, 30)
            .VerticalBands(0x007A5E, 0xCE1126, 0xFCD116)
            .Star(0xFCD116, 15, 10.3, 3.3)),
        // Each small star turns a point to the middle of the large one.
        new("CN", "China", "CH", ".cn", Flag.Ratio(20, 30)
            .Field(0xEE1C25)
            .Star(0xFFFF00, 5, 5, 3)
            .Star(0xFFFF00, 10, 2, 1, turn: -121)
            .Star(0xFFFF00, 12, 4, 1, turn: -98.1)
            .Star(0xFFFF00, 12, 7, 1, turn: -74.1)
            .Star(0xFFFF00, 10, 9, 1, turn: -51.3)),
        new("CO", "Colombia", "CO", ".co", Flag.Ratio(20, 30).HorizontalBands([2, 1, 1], 0xFFCD00, 0x003087, 0xC8102E)),
        // The state flag, with the arms, as in the CIA's list.
        new("CR", "Costa Rica", "CS", ".cr", Flag.Ratio(18, 30)
            .HorizontalBands([1, 1, 2, 1, 1], 0x002B7F, White, 0xCE1126, White, 0x002B7F)
            .Oval(White, 10.5, 9, 3.3, 2.5)
            .Place(CostaRicanArms.Design, 10.5, 9, 4.5)),
        new("CU", "Cuba", "CU", ".cu", Flag.Ratio(10, 20)
            .Stripes(5, 0x002590, White)
            .HoistTriangle(0xCF142B, 8.66)
            .Star(White, 2.89, 5, 1.7)),
        new("CV", "Cabo Verde", "CV", ".cv", Flag.Ratio(120, 204)
            .HorizontalBands([6, 1, 1, 1, 3], 0x003893, White, 0xCF2027, White, 0x003893)
            .StarCircle(0xF7D116, 76.5, 75, 30, 10, 8)),
        new("CY", "Cyprus", "CY", ".cy", Flag.Ratio(60, 90)
            .Field(White)
            .Place(CypriotEmblem.Design, 45, 30, 40)),
        new("CZ", "Czechia", "EZ", ".cz", Flag.Ratio(20, 30)
            .HorizontalBands(White, 0xD7141A)
            .HoistTriangle(0x11457E, 15)),
    ];
}
