namespace Asyncio;

/// <summary>Options of a subprocess. The defaults are asyncio's.</summary>
public sealed record SubprocessOptions
{
    /// <summary>The default options.</summary>
    public static SubprocessOptions Default { get; } = new();

    /// <summary>Pipes for all three streams.</summary>
    public static SubprocessOptions Piped { get; } = new() { Stdin = Redirect.Pipe, Stdout = Redirect.Pipe, Stderr = Redirect.Pipe };

    /// <summary>The standard input. Default <see cref="Redirect.Inherit"/>.</summary>
    public Redirect Stdin { get; init; }

    /// <summary>The standard output. Default <see cref="Redirect.Inherit"/>.</summary>
    public Redirect Stdout { get; init; }

    /// <summary>The standard error. Default <see cref="Redirect.Inherit"/>.</summary>
    public Redirect Stderr { get; init; }

    /// <summary>The working directory. Default null: that of this process. A relative program path is relative to it.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>
    /// The complete environment. Default null: that of this process at the start. A program name without a slash is searched for on the PATH of
    /// this environment.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>The maximum length in bytes of a line that <see cref="StreamReader.ReadLine"/> returns. Default 64 KiB.</summary>
    public int Limit { get; init; } = 64 * 1024;

    /// <summary>
    /// True to start the process in a new session, so that Ctrl-C at the terminal does not reach it. Default false. <c>start_new_session</c>.
    /// </summary>
    public bool StartNewSession { get; init; }
}
