using System.Diagnostics;
using FlagsDownloader.Cli.Outputs;
using FlagsDownloader.Testing;

namespace FlagsDownloader.Cli.Tests.Outputs;

public sealed class OutputConflictsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public OutputConflictsTests()
    {
        File.WriteAllText(_folder.At("old"), "old");
        File.CreateSymbolicLink(_folder.At("link-to-old"), "old");
        File.CreateSymbolicLink(_folder.At("link-to-new"), "new");
        Directory.CreateDirectory(_folder.At("folder"));
        File.CreateSymbolicLink(_folder.At("link-to-folder"), "folder");
        using var link = Process.Start("ln", [_folder.At("old"), _folder.At("hard-link")]);
        link.WaitForExit();
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("new", "new")]
    [InlineData("new", "./new")]
    [InlineData("new", "folder/../new")]
    [InlineData("new", "link-to-new")]
    [InlineData("link-to-new", "link-to-new")]
    [InlineData("folder/new", "link-to-folder/new")]
    [InlineData("old", "old")]
    [InlineData("old", "link-to-old")]
    [InlineData("hard-link", "old")]
    public void Open_TwoNamesOfOneFile_IsAUsageErrorAndLeavesEverything(string one, string other)
    {
        var before = _folder.FileNames;

        var error = Assert.Throws<UserErrorException>(() => Open(new OutputConflicts(), ("--trace", one), ("--har", other)));

        Assert.Equal($"--trace and --har both write to '{_folder.FullName}/{other}': give each a file of its own", error.Message);
        Assert.Equal(ExitCode.Usage, error.ExitCode);
        Assert.Equal(before, _folder.FileNames);
        Assert.Equal("old", File.ReadAllText(_folder.At("old")));
    }

    [Theory]
    [InlineData("new", "old")]
    [InlineData("new", "newer")]
    [InlineData("new", "folder/new")]
    [InlineData("/dev/null", "/dev/null")]
    public void Open_TwoFiles_IsFine(string one, string other) => Open(new OutputConflicts(), ("--trace", one), ("--har", other));

    [Theory]
    [InlineData("old")]
    [InlineData("./old")]
    [InlineData("link-to-old")]
    [InlineData("hard-link")]
    public void Open_AnInputFile_IsAUsageError(string name)
    {
        var conflicts = new OutputConflicts { Inputs = [new OutputRequest("--input", _folder.At("old"))], MayReplaceInput = "--export-json" };

        var error = Assert.Throws<UserErrorException>(() => Open(conflicts, ("--export-csv", name)));

        Assert.Equal($"'{_folder.FullName}/{name}' is read by --input: choose another file with --export-csv", error.Message);
        Open(conflicts, ("--export-json", name));
    }

    [Theory]
    [InlineData("BR.gif", true)]
    [InlineData("../folder/new.GIF", true)]
    [InlineData(".flags-manifest.json", true)]
    [InlineData("failed.jsonl", false)]
    [InlineData("../BR.gif", false)]
    public void Open_InTheFolderOfTheFlags_MayHaveNoFlagsName(string name, bool isRefused)
    {
        var conflicts = new OutputConflicts { Folder = _folder.At("link-to-folder") };

        var error = Record.Exception(() => Open(conflicts, ("--failures", $"folder/{name}")));

        Assert.Equal(isRefused, error is UserErrorException);
    }

    [Theory]
    [InlineData("urls.txt", true)]
    [InlineData("URLS.txt", true)]
    [InlineData(".flags-manifest.json", true)]
    [InlineData("BR.gif", false)]
    public void Open_InTheFolderOfAddresses_MayHaveNoneOfTheirNames(string name, bool isRefused)
    {
        var conflicts = new OutputConflicts { Folder = _folder.At("folder"), FileNames = ["a.txt", "urls.txt"] };

        var error = Record.Exception(() => Open(conflicts, ("--failures", $"folder/{name}")));

        Assert.Equal(isRefused, error is UserErrorException);
    }

    private void Open(OutputConflicts conflicts, params (string Option, string Name)[] files) => OutputFiles.Open(
        files.Select(file => new OutputRequest(file.Option, file.Name[0] == '/' ? file.Name : $"{_folder.FullName}/{file.Name}")),
        conflicts,
        new FakeTime(),
        CancellationToken.None).Dispose();
}
