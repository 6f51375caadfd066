using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using FlagsDownloader.EndToEnd.Program;
using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>Large files go to the disk while they arrive: the program holds only parts of them.</summary>
public sealed class MemoryTests : IDisposable
{
    private const int Files = 8;
    private const int Pieces = 1024;

    // They would be 512 MB in memory.
    private static readonly byte[] Piece = SavedFiles.RandomBytes(1, 64 * 1024);
    private const long MaxGrowth = 100_000_000;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [SecondTierData("threadpool", true)]
    [SecondTierData("eventloop", true)]
    [SecondTierData("eventloop", false)]
    [SecondTierData("parallel", true)]
    public void Download_LargeFilesAtOnce_AreNotInMemory(string strategy, bool isAnnounced)
    {
        using var all = new Barrier(Files);
        using var server = new ScriptedServer(request => request.Target.StartsWith("/small", StringComparison.Ordinal)
            ? ScriptedAnswer.Ok(Piece)
            : Large(all, isAnnounced));
        var small = PeakMemory(server, "small", strategy);

        var large = PeakMemory(server, "large", strategy);

        Assert.True(large - small < MaxGrowth, $"{Files} files of {Piece.Length * Pieces:N0} bytes took {large:N0} bytes of memory, small ones {small:N0}.");
        Assert.Equal(2 * Files, SavedFiles.Names(_folder).Count);
        for (var number = 1; number <= Files; number++)
        {
            AssertLarge(_folder.Of(SavedFiles.Folder, $"large{number}"));
        }
    }

    // No answer is finished before all have begun: so all are under way at once.
    private static ScriptedAnswer Large(Barrier all, bool isAnnounced) => new(conversation =>
    {
        conversation.Send(isAnnounced
            ? $"HTTP/1.1 200 OK\r\nETag: \"a\"\r\nContent-Length: {(long)Piece.Length * Pieces}\r\n\r\n"
            : "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        for (var piece = 0; piece < Pieces; piece++)
        {
            if (piece == Pieces / 2)
            {
                all.SignalAndWait();
            }

            var content = PieceOf(piece);
            conversation.Send(isAnnounced ? content : [.. Encoding.ASCII.GetBytes($"{content.Length:x}\r\n"), .. content, .. "\r\n"u8]);
        }

        if (!isAnnounced)
        {
            conversation.Send("0\r\n\r\n");
        }
    });

    // Each is different.
    private static byte[] PieceOf(int number)
    {
        var piece = (byte[])Piece.Clone();
        BinaryPrimitives.WriteInt32LittleEndian(piece, number);
        return piece;
    }

    private long PeakMemory(ScriptedServer server, string name, string strategy)
    {
        var addresses = Enumerable.Range(1, Files).Select(number => $"http://127.0.0.1:{server.Port}/{name}{number}");
        var result = FlagsProcess.Run(_folder.Path, ["download", .. addresses, "--strategy", strategy, "-m", $"{Files}", "--json", "--timeout", "600"]);
        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        using var document = JsonDocument.Parse(result.Output);
        return document.RootElement.GetProperty("peak_memory_bytes").GetInt64();
    }

    private static void AssertLarge(string path)
    {
        using var file = File.OpenRead(path);
        Assert.Equal((long)Piece.Length * Pieces, file.Length);
        var read = new byte[Piece.Length];
        for (var piece = 0; piece < Pieces; piece++)
        {
            file.ReadExactly(read);
            Assert.True(read.AsSpan().SequenceEqual(PieceOf(piece)), $"{path} differs in piece {piece}.");
        }
    }
}
