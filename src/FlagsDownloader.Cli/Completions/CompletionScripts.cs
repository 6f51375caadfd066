namespace FlagsDownloader.Cli.Completions;

/// <summary>The shells that there are completions for.</summary>
internal static class CompletionScripts
{
    public static IReadOnlyList<CompletionScript> All { get; } =
    [
        new("bash", BashScript.Of),
        new("zsh", ZshScript.Of),
        new("fish", FishScript.Of),
        new("powershell", PowerShellScript.Of),
    ];

    /// <summary>In any case; null for none.</summary>
    public static CompletionScript? Find(string shell) =>
        All.FirstOrDefault(script => script.Shell.Equals(shell, StringComparison.OrdinalIgnoreCase));
}
