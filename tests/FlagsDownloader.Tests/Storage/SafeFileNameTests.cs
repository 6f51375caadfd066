using System.Text;
using FlagsDownloader.Storage;

namespace FlagsDownloader.Tests.Storage;

public sealed class SafeFileNameTests
{
    [Theory]
    [InlineData("Brazil", "Brazil")]
    [InlineData("Korea, North", "Korea,_North")]
    [InlineData("Congo (Kinshasa)", "Congo_(Kinshasa)")]
    [InlineData("Côte d'Ivoire", "Côte_d'Ivoire")]
    [InlineData("São Tomé and Príncipe", "São_Tomé_and_Príncipe")]
    [InlineData("中国", "中国")]
    [InlineData("🏴 Jolly Roger", "🏴_Jolly_Roger")]
    public void From_ACountry_IsItsNameWithUnderscores(string name, string expected) =>
        Assert.Equal(expected, SafeFileName.From(name));

    [Theory]
    [InlineData("../../x", "_.._x")]
    [InlineData("/etc/passwd", "_etc_passwd")]
    [InlineData(@"C:\Windows\system.ini", "C__Windows_system.ini")]
    [InlineData(@"\\server\share", "__server_share")]
    [InlineData(".bashrc", "bashrc")]
    [InlineData("-rf", "rf")]
    [InlineData("x.", "x")]
    [InlineData("a\0b", "a_b")]
    [InlineData("a\nb\rc\td\u007f\u009f", "a_b_c_d__")]
    [InlineData("\u202Efig.exe", "_fig.exe")] // A right-to-left override: it would look like "exe.gif".
    [InlineData("zero\u200Bwidth\uFEFF", "zero_width_")]
    [InlineData("lines\u2028and\u2029paragraphs", "lines_and_paragraphs")]
    [InlineData("what? *all* <of> \"it\" | this:", "what___all___of___it____this_")]
    [InlineData("trailing. . .", "trailing._._")]
    [InlineData("．．／ｘ", "_x")] // Full-width characters.
    [InlineData("Ｂｒａｚｉｌ", "Brazil")]
    [InlineData("Atlantis~BR", "Atlantis_BR")] // The separator for two countries with one name.
    [InlineData("flag\uFE0F of\u3164nobody\u034F", "flag__of_nobody_")] // Invisible characters.
    [InlineData(".flags-manifest.json", "flags-manifest.json")]
    [InlineData("-.-.flags-0123456789ab-1.part", "flags-0123456789ab-1.part")]
    [InlineData("\u0378\uFFFE", null)] // Not assigned.
    public void From_ReservedName_IsHarmless(string name, string? expected) =>
        Assert.Equal(expected, SafeFileName.From(name));

    // Not a theory: its data goes through UTF-8, which has no halves of surrogate pairs.
    [Fact]
    public void From_HalfASurrogatePair_IsReplaced() => Assert.Equal("a_b", SafeFileName.From("a\uD800b"));

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("...---...")]
    [InlineData("///")]
    [InlineData("\0")]
    [InlineData("\u200B\u200D\u2066")]
    [InlineData("．．")]
    public void From_NothingUsable_IsNull(string name) => Assert.Null(SafeFileName.From(name));

    [Theory]
    [InlineData("CON", "_CON")]
    [InlineData("nul", "_nul")]
    [InlineData("NUL.gif", "_NUL.gif")]
    [InlineData("com1", "_com1")]
    [InlineData("COM¹", "_COM¹")]
    [InlineData("conin$", "_conin$")]
    [InlineData("ＡＵＸ", "_AUX")]
    [InlineData(".prn", "_prn")]
    [InlineData("LPT9.txt", "_LPT9.txt")]
    [InlineData("aux.tar.gz", "_aux.tar.gz")]
    [InlineData("Console", "Console")]
    [InlineData("COM10", "COM10")]
    public void From_ADeviceOfWindows_IsOneNoMore(string name, string expected) => Assert.Equal(expected, SafeFileName.From(name));

    [Theory]
    [InlineData("x", 226)]
    [InlineData("é", 113)] // Two bytes each,
    [InlineData("中", 75)] // three,
    [InlineData("𐍈", 56)] // four,
    [InlineData("e\u0301", 75)] // one and two, which stay together,
    [InlineData("👩🏽", 28)] // four and four, which stay together.
    public void From_ALongName_IsCutBetweenCharacters(string letter, int longest)
    {
        Assert.Equal(Repeat(longest), SafeFileName.From(Repeat(longest)));
        Assert.Equal(Repeat(longest), SafeFileName.From(Repeat(longest + 1)));
        Assert.Equal(Repeat(longest), SafeFileName.From(Repeat(300)));

        string Repeat(int times) => string.Concat(Enumerable.Repeat(letter, times));
    }

    [Fact]
    public void From_LetterWithManyMarks_IsCut()
    {
        var name = "x" + new string('\u0301', 300);

        Assert.Equal(name[..113], SafeFileName.From(name));
    }

    [Fact]
    public void From_ACutThatLeavesADot_DropsIt() =>
        Assert.Equal(new string('x', 225), SafeFileName.From(new string('x', 225) + "." + new string('x', 50)));

    [Theory]
    [InlineData("CON.", "x", 300)] // One byte longer, since it is a device.
    [InlineData("nul", ".x", 150)]
    [InlineData("COM1", "\u0301", 300)] // A cut that leaves the name of a device: the digit goes with its marks.
    [InlineData("CON1", "\u0301", 300)]
    [InlineData("-", ".x-", 200)]
    [InlineData("_", ".", 300)]
    [InlineData("~", "😀", 100)]
    public void From_ASafeName_IsTheSame(string start, string rest, int times)
    {
        var safe = SafeFileName.From(start + string.Concat(Enumerable.Repeat(rest, times)));

        Assert.True(safe is null || (SafeFileName.From(safe) == safe && Encoding.UTF8.GetByteCount(safe) <= 226), safe);
        Assert.DoesNotContain(safe?.Split('.')[0].ToUpperInvariant() ?? "", (string[])["CON", "NUL", "COM1"]);
    }

    [Fact]
    public void From_ASafeNameInAscii_IsNotCopied()
    {
        var name = "picture-(1)_of+2,3.tar.gz";

        Assert.Same(name, SafeFileName.From(name));
    }

    [Fact]
    public void From_RandomNames_StaysInItsFolder()
    {
        var random = new Random(20_260_802);
        const string Spice = "./\\:-~ \0\n\u202E*CONnul";
        for (var round = 0; round < 20_000; round++)
        {
            var name = new StringBuilder();
            for (var length = random.Next(12); length > 0; length--)
            {
                name.Append(random.Next(2) == 0 ? Spice[random.Next(Spice.Length)] : (char)random.Next(0x10000));
            }

            if (SafeFileName.From(name.ToString()) is not { } safe)
            {
                continue;
            }

            Assert.Equal(safe, SafeFileName.From(safe));
            Assert.Equal(safe, Path.GetFileName(safe));
            Assert.Equal("/folder", Path.GetDirectoryName(Path.GetFullPath(safe, "/folder")));
            Assert.DoesNotContain(safe, char.IsControl);
            Assert.DoesNotContain(safe[0], ".-");
            Assert.True(FlagStore.IsUsable($"{safe}.gif"));
        }
    }
}
