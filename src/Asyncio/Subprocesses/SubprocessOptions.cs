namespace Asyncio;

/// <summary>How a subprocess is started. Every property has asyncio's default.</summary>
public sealed record SubprocessOptions
{
    /// <summary>The options of a subprocess that is started without any.</summary>
    public static SubprocessOptions Default { get; } = new();

    /// <summary>All three streams by pipes.</summary>
    public static SubprocessOptions Piped { get; } = new() { Stdin = Redirect.Pipe, Stdout = Redirect.Pipe, Stderr = Redirect.Pipe };

    /// <summary>Where its input comes from. Default <see cref="Redirect.Inherit"/>.</summary>
    public Redirect Stdin { get; init; }

    /// <summary>Where its output goes. Default <see cref="Redirect.Inherit"/>.</summary>
    public Redirect Stdout { get; init; }

    /// <summary>Where its errors go. Default <see cref="Redirect.Inherit"/>.</summary>
    public Redirect Stderr { get; init; }

    /// <summary>The folder in which it starts. Default null: this process's own. A relative program path counts from there.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>
    /// All of its environment. Default null: what this process's environment is now. A program without a slash in its name is searched for
    /// on the PATH of this environment.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The longest line in bytes that <see cref="SubprocessReader.ReadLine"/> gives. Default 64 KiB.</summary>
    public int Limit { get; init; } = 64 * 1024;

    /// <summary>
    /// Whether it starts a session of its own, so that Ctrl-C at the terminal does not reach it. Default false. <c>start_new_session</c>.
    /// </summary>
    public bool StartNewSession { get; init; }
}
