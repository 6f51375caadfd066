using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Manual;

/// <summary>`flags man`, read by mandoc and groff.</summary>
public sealed class ManualPageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mandoc", "mandoc", "mandoc -Tlint -Wall flags.1")]
    [InlineData("groff", "groff-base", "groff -man -ww -z flags.1")]
    public void Page_Checked_HasNoWarnings(string program, string package, string check)
    {
        InstalledProgram.Require(program, package);

        var result = FlagsProcess.RunShell(_folder.Path, $"flags man > flags.1 && {check}");

        Assert.Equal((0, "", ""), (result.ExitCode, result.Output, result.Error));
    }

    [Fact]
    public void Page_OnATerminal_FitsAndKeepsTheCommands()
    {
        InstalledProgram.Require("mandoc", "mandoc");

        var result = FlagsProcess.RunShell(_folder.Path, "flags man | mandoc -T ascii -O width=78 | col -bx");

        var lines = result.OutputLines;
        Assert.Equal((0, ""), (result.ExitCode, result.Error));
        Assert.All(lines, line => Assert.True(line.Length <= 80, $"'{line}' is {line.Length} wide."));
        foreach (var section in new[] { "NAME", "SYNOPSIS", "DESCRIPTION", "COMMANDS", "EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO" })
        {
            Assert.Contains(section, lines);
        }

        Assert.Contains("flags download --fault 'reset=0.3' --retries 0 --failures failed.jsonl", lines.Select(line => line.Trim()));
    }
}
