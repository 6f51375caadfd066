using FlagsDownloader.Printing;

namespace FlagsDownloader.Comparison.Rounds;

/// <summary>The command of another program, with placeholders for what a run provides.</summary>
/// <param name="Name">Its name in the table.</param>
/// <param name="Command">
/// A line for the shell. <c>{urls}</c> is a file of addresses, <c>{curl}</c> the same as a curl config, <c>{aria2}</c> the
/// same as an input file of aria2c, <c>{dir}</c> an empty folder, in which the command also starts, <c>{m}</c> the bound, <c>{http}</c> curl's options for the version of
/// HTTP, <c>{cacert}</c> a PEM file of the authorities to trust.
/// </param>
public sealed record PeerTemplate(string Name, string Command)
{
    /// <summary>The maximum length of a contender's name in characters. A folder's name has room for it even if each character is escaped.</summary>
    public const int MaxNameLength = 40;

    private static readonly string[] Lists = ["{urls}", "{curl}", "{aria2}"];

    /// <summary>The version that the program prints; null if it was not asked.</summary>
    public string? Version { get; init; }

    /// <summary>What is added to the command where <c>{cacert}</c> is trusted; null where the environment is enough.</summary>
    public string? WithAuthorities { get; init; }

    /// <summary>What is added to the command where any certificate is accepted; null where that is not known.</summary>
    public string? WithAnyCertificate { get; init; }

    /// <summary>Whether the command can be told the version of HTTP.</summary>
    public bool TakesHttpVersion => Command.Contains("{http}", StringComparison.Ordinal);

    /// <summary>The command, with what says which certificates are accepted.</summary>
    /// <param name="workload">What a run downloads.</param>
    public string CommandFor(Workload workload) => string.Join(' ', new[]
    {
        Command,
        workload.AuthorityFile is null ? null : WithAuthorities,
        workload.AcceptsAnyCertificate ? WithAnyCertificate : null,
    }.OfType<string>());

    /// <summary>Reads <c>NAME=COMMAND</c>.</summary>
    /// <exception cref="FormatException">The text has another form. The message says what to write.</exception>
    public static PeerTemplate Parse(string text)
    {
        var equals = text.IndexOf('=');
        var name = equals < 0 ? text : text[..equals].Trim();
        var command = equals < 0 ? "" : text[(equals + 1)..].Trim();
        if (name.Length == 0 || command.Length == 0 || name.Any(letter => char.IsWhiteSpace(letter) || letter is '@' or '.' or '{'))
        {
            throw new FormatException(
                $"'{text}' is not a peer: write {string.Join(", ", PeerCatalog.Names)}, or NAME='COMMAND', such as mine='wget -q -i {{urls}} -P {{dir}}'.");
        }

        if (name.Length > MaxNameLength || !PrintableText.IsPrintable(name))
        {
            throw new FormatException(
                $"'{Shortened(name)}' is not a name for a peer: write at most {MaxNameLength} characters, all of them printable.");
        }

        if (!Lists.Any(list => command.Contains(list, StringComparison.Ordinal)))
        {
            throw new FormatException(
                $"the command of the peer '{name}' does not say what to download: write {{urls}}, a file of addresses, or {{curl}}, a curl config, into its command.");
        }

        return new PeerTemplate(name, command);
    }

    private static string Shortened(string name) => name.Length <= MaxNameLength ? name : $"{name[..MaxNameLength]}…";
}
