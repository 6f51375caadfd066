using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Completions;

/// <summary>`flags completions powershell`, in a real PowerShell if it is installed. Debian has no package of it.</summary>
public sealed class PowerShellCompletionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Tab_AfterALine_OffersTheWordsThatMayFollow()
    {
        if (!InstalledProgram.IsThere("pwsh"))
        {
            Assert.Skip("pwsh is not installed, and Debian has no package of it.");
        }

        File.WriteAllText(_folder.Of("script.ps1"), FlagsProcess.Run(_folder.Path, "completions", "powershell").Output);

        Assert.Equal(["compare", "completions"], Complete("flags co"));
        Assert.Equal(["--strategy"], Complete("flags download --str"));
        Assert.Equal(["eventloop"], Complete("flags download BR --strategy e"));
        Assert.Equal(["--strategy=eventloop"], Complete("flags download --strategy=ev"));
        Assert.Equal(["local"], Complete("flags download -s l"));
        Assert.Equal(["JM", "JO", "JP"], Complete("flags download J"));
        Assert.Equal(["coroutines", "colours"], Complete("flags lab co"));
    }

    private string[] Complete(string line)
    {
        var result = FlagsProcess.RunShell(
            _folder.Path,
            $"pwsh -NoProfile -Command '. ./script.ps1; (TabExpansion2 \"{line}\" {line.Length}).CompletionMatches.CompletionText'");
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        return result.OutputLines;
    }
}
