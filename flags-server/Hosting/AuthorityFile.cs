using FlagsServer.Settings;

namespace FlagsServer.Hosting;

/// <summary>The file with the certificate of the server's own CA, for clients that take a file.</summary>
internal sealed class AuthorityFile : IDisposable
{
    private readonly DirectoryInfo? _temporary;

    private AuthorityFile(string path, DirectoryInfo? temporary)
    {
        Path = path;
        _temporary = temporary;
    }

    /// <summary>The file, from the root.</summary>
    public string Path { get; }

    /// <summary>Writes the certificate. Its key is never written.</summary>
    /// <param name="pem">The certificate.</param>
    /// <param name="file">Where the user wants it, which stays there; null for a temporary file.</param>
    /// <returns>The file, or what to do instead.</returns>
    public static Parsed<AuthorityFile> Write(string pem, string? file)
    {
        try
        {
            // A folder of its own, which only this user can write to.
            var temporary = file is null ? Directory.CreateTempSubdirectory("flags-server-") : null;
            var path = System.IO.Path.GetFullPath(file ?? System.IO.Path.Combine(temporary!.FullName, "ca.pem"));
            File.WriteAllText(path, pem);
            return new AuthorityFile(path, temporary);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Parsed<AuthorityFile>.Failed(file is null
                ? $"cannot write a temporary file, name another with --ca-file: {e.Message}"
                : $"--ca-file {file}: it cannot be written, give a file in a folder that exists and may be written to");
        }
    }

    /// <summary>Removes a temporary file.</summary>
    public void Dispose()
    {
        try
        {
            _temporary?.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A public certificate may stay.
        }
    }
}
