using Asyncio;
using FlagsDownloader.Flags;
using FlagsDownloader.Items;

namespace FlagsDownloader.Cli.Labs;

/// <summary>
/// The steps of a download, each a future of the loop, for lessons on combining steps. They fail with the exceptions of
/// <see cref="HttpClient"/>, so that a lesson can show where an exception goes.
/// </summary>
/// <param name="loop">The loop of the futures.</param>
/// <param name="site">The site of the flags.</param>
internal sealed class DownloadSteps(EventLoop loop, FlagSite site) : IDisposable
{
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("flags-lab-");

    /// <summary>Asks for the name of the country, and makes a file name of it.</summary>
    public Future<string> GetName(CountryCode code)
    {
        var naming = ItemOf(code).Naming!;
        return EventLoop.WrapFuture(Read());

        async Task<string> Read() =>
            naming.ReadFileName(await _http.GetByteArrayAsync(naming.Address)) ?? throw new InvalidDataException($"{code} has no name.");
    }

    /// <summary>Asks for the picture.</summary>
    public Future<byte[]> GetPicture(CountryCode code) => EventLoop.WrapFuture(_http.GetByteArrayAsync(ItemOf(code).Address));

    /// <summary>Saves a file on a thread of the loop's executor.</summary>
    public Future<FileInfo> Save(string name, byte[] content) => loop.RunInExecutor(executor: null, () =>
    {
        var file = new FileInfo(Path.Combine(_folder.FullName, name));
        File.WriteAllBytes(file.FullName, content);
        return file;
    });

    /// <summary>Closes the connections, and deletes the saved files.</summary>
    public void Dispose()
    {
        _http.Dispose();
        _folder.Delete(recursive: true);
    }

    private DownloadItem ItemOf(CountryCode code) => FlagItems.Create(site, [code], withNames: true)[0];
}
