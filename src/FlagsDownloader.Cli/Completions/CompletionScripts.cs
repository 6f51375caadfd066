namespace FlagsDownloader.Cli.Completions;

/// <summary>The completions for all supported shells.</summary>
internal static class CompletionScripts
{
    public static IReadOnlyList<CompletionScript> All { get; } =
    [
        new("bash", BashScript.Write),
        new("zsh", ZshScript.Write),
        new("fish", FishScript.Write),
        new("powershell", PowerShellScript.Write),
    ];

    /// <summary>Finds the completions by the name of the shell, in any case; null for none.</summary>
    public static CompletionScript? Find(string shell) =>
        All.FirstOrDefault(script => script.Shell.Equals(shell, StringComparison.OrdinalIgnoreCase));
}
