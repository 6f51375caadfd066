using FlagsDownloader.Testing;

namespace FlagsDownloader.EndToEnd.Addresses;

/// <summary>A <see cref="ScriptedServer"/> for a few files, which records the requests.</summary>
internal sealed class FileSite(params (string Path, byte[] Content)[] files) : IDisposable
{
    private readonly ScriptedServer _server = new(request =>
        Array.Find(files, file => file.Path == request.Target) is { Path: not null } found
            ? ScriptedAnswer.Ok(found.Content)
            : ScriptedAnswer.Status(404, "Not Found"));

    /// <summary>Its host and port.</summary>
    public string Authority => $"127.0.0.1:{_server.Port}";

    /// <summary>The requests in order of arrival.</summary>
    public IReadOnlyCollection<ScriptedRequest> Requests => _server.Requests;

    /// <summary>The address of a file.</summary>
    /// <param name="path">Its path, with the slash before it.</param>
    public string At(string path) => $"http://{Authority}{path}";

    public void Dispose() => _server.Dispose();
}
