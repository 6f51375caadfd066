using FlagsServer.Countries;
using FlagsServer.Gallery;
using FlagsServer.Tests.Support;

namespace FlagsServer.Tests.Gallery;

public sealed class FlagPackTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flags-server-tests-");

    private string Pack => Path.Combine(_folder.FullName, "flags.pack");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Read_WhatTheBuildLeft_IsOfThisBuild() => Assert.NotNull(FlagPack.Read(FlagPack.BesideTheProgram));

    [Fact]
    public async Task Read_WhatTheBuildPaints_IsWhatWouldBePaintedNow()
    {
        var (exitCode, output, errors) = await ServerProcess.RunAsync(["--paint", Pack]);
        Assert.Equal((0, "", ""), (exitCode, output, errors));

        var read = FlagPack.Read(Pack);

        Assert.NotNull(read);
        Assert.Equivalent(FlagGallery.Paint().Flags, read.Flags, strict: true);
        Assert.Equal(CountryTable.All.Count, read.Flags.Count);
        Assert.Equal([Pack], Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public void Read_WhatAnotherBuildPainted_IsNothing()
    {
        var bytes = Written();
        bytes[3] ^= 1;
        File.WriteAllBytes(Pack, bytes);

        Assert.Null(FlagPack.Read(Pack));
    }

    [Fact]
    public void Read_APackCutShort_IsNothing()
    {
        var bytes = Written();
        foreach (var length in new[] { 0, 15, 16, 19, 20, 30, bytes.Length / 2, bytes.Length - 1 })
        {
            File.WriteAllBytes(Pack, bytes[..length]);

            Assert.Null(FlagPack.Read(Pack));
        }
    }

    [Fact]
    public void Read_APackWithWrongLengths_IsNothing()
    {
        var bytes = Written();
        foreach (var at in new[] { 16, 20 })
        {
            var damaged = (byte[])bytes.Clone();
            damaged.AsSpan(at, 4).Fill(0xFF);
            File.WriteAllBytes(Pack, damaged);

            Assert.Null(FlagPack.Read(Pack));
        }
    }

    [Fact]
    public void Read_NoPack_IsNothing() => Assert.Null(FlagPack.Read(Pack));

    private byte[] Written()
    {
        FlagPack.Write(Pack, FlagGallery.Paint());
        return File.ReadAllBytes(Pack);
    }
}
