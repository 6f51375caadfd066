using System.Runtime.CompilerServices;
using FlagPainting.Painting;

namespace FlagPainting.Tests;

public sealed class FlagFolderTests
{
    private const string Renewal = "dotnet run --project tools/flag-painter -c Release -- flags-server/Flags";

    [Fact]
    public void Paint_TheServersFolder_IsItByteByByte()
    {
        var painted = FlagFolder.Paint();
        var folder = ServersFolder();

        // Beside the code that reads them.
        var files = Directory.GetFiles(folder).Where(file => Path.GetExtension(file) != ".cs").Select(Path.GetFileName);
        Assert.Equal(painted.Keys.Order(StringComparer.Ordinal), files.Order(StringComparer.Ordinal));
        Assert.All(painted, file => Assert.True(
            File.ReadAllBytes(Path.Combine(folder, file.Key)).AsSpan().SequenceEqual(file.Value), $"{file.Key} is not what is painted now. Paint again: {Renewal}"));
    }

    [Fact]
    public void Write_IntoANewFolder_LeavesTheFilesThatArePainted()
    {
        var folder = Directory.CreateTempSubdirectory("flag-painter-tests-");
        try
        {
            var inside = Path.Combine(folder.FullName, "new");
            FlagFolder.Write(inside);

            Assert.Equal(195, Directory.GetFiles(inside).Length);
            Assert.Equal(FlagFolder.Paint()["br.gif"], File.ReadAllBytes(Path.Combine(inside, "br.gif")));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string ServersFolder([CallerFilePath] string path = "") =>
        Path.GetFullPath("../../flags-server/Flags", Path.GetDirectoryName(path)!);
}
