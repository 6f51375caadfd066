using FlagsDownloader.Comparison.Rounds;

namespace FlagsDownloader.Comparison.Tests.Rounds;

public sealed class PeerTemplateTests
{
    [Fact]
    public void Parse_ANameAndACommand_AreBoth()
    {
        Assert.Equal(
            new PeerTemplate("mine", "wget --opt=1 -i {urls} -P {dir}"), PeerTemplate.Parse(" mine = wget --opt=1 -i {urls} -P {dir} "));
    }

    [Theory]
    [InlineData("wget")]
    [InlineData("=wget -i {urls}")]
    [InlineData("mine=")]
    [InlineData("my own=wget -i {urls}")]
    [InlineData("a@b=wget -i {urls}")]
    [InlineData("a.b=wget -i {urls}")]
    public void Parse_NotAPeer_SaysWhatToType(string text)
    {
        Assert.EndsWith(
            "is not a peer: write curl, wget2, aria2c, or NAME='COMMAND', such as mine='wget -q -i {urls} -P {dir}'.",
            Assert.Throws<FormatException>(() => PeerTemplate.Parse(text)).Message);
    }

    [Fact]
    public void Parse_AName_IsShortAndPrintable()
    {
        Assert.Equal(new string('n', 40), PeerTemplate.Parse($"{new string('n', 40)}=wget -i {{urls}}").Name);
        Assert.Equal(
            $"'{new string('n', 40)}…' is not a name for a peer: write at most 40 characters, all of them printable.",
            Assert.Throws<FormatException>(() => PeerTemplate.Parse($"{new string('n', 3000)}=wget -i {{urls}}")).Message);
        Assert.EndsWith(
            "is not a name for a peer: write at most 40 characters, all of them printable.",
            Assert.Throws<FormatException>(() => PeerTemplate.Parse("a\u202Eb=wget -i {urls}")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_ACommandWithoutAddresses_SaysWhatIsMissing()
    {
        Assert.Equal(
            "the command of the peer 'mine' does not say what to download: write {urls}, a file of addresses, or {curl}, a curl config, into its command.",
            Assert.Throws<FormatException>(() => PeerTemplate.Parse("mine=true")).Message);
    }
}
