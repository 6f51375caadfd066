using System.Net;

namespace FlagsDownloader.Http;

/// <summary>The system's proxy settings, without a proxy for this machine's own addresses.</summary>
internal sealed class SystemProxy : IWebProxy
{
    private readonly IWebProxy _system = HttpClient.DefaultProxy;

    /// <inheritdoc/>
    public ICredentials? Credentials
    {
        get => _system.Credentials;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : _system.GetProxy(destination);

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => host.IsLoopback || _system.IsBypassed(host);
}
