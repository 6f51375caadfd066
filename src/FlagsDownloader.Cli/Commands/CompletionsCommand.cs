using System.CommandLine;
using FlagsDownloader.Cli.Completions;
using FlagsDownloader.Cli.Descriptions;
using FlagsDownloader.Printing;

namespace FlagsDownloader.Cli.Commands;

/// <summary>`flags completions SHELL`: prints a script that completes this command line in a shell.</summary>
/// <remarks>
/// The script contains all data, so that a Tab does not start this program. It offers what the tree of commands had when the
/// script was written.
/// </remarks>
internal sealed class CompletionsCommand : Command, IHasExamples
{
    private readonly Argument<string?> _shell = new("SHELL")
    {
        HelpName = "SHELL",
        Description = $"{ShellNames}.",
        Arity = ArgumentArity.ZeroOrOne,
        CompletionSources = { _ => CompletionScripts.All.Select(script => KnownWords.Word(script.Shell, null)) },
    };

    public CompletionsCommand()
        : base("completions", "Prints a script that completes commands, options and values in a shell.")
    {
        Add(_shell);
        SetAction(parsed => (int)Print((FlagsRootCommand)parsed.RootCommandResult.Command, parsed.GetValue(_shell)));
    }

    /// <inheritdoc/>
    public IReadOnlyList<Example> Examples { get; } =
    [
        new("source <(flags completions bash)", "In this bash; in ~/.bashrc, in each one."),
        new("flags completions bash > ~/.local/share/bash-completion/completions/flags", "For bash with the package bash-completion."),
        new("flags completions zsh > ~/.zfunc/_flags", "For zsh, with 'fpath+=~/.zfunc' before 'compinit' in ~/.zshrc."),
        new("flags completions fish > ~/.config/fish/completions/flags.fish", "For fish."),
        new("flags completions powershell | Out-String | Invoke-Expression", "In this PowerShell; in $PROFILE, in each one."),
    ];

    private static string ShellNames => WordList.Join([.. CompletionScripts.All.Select(script => script.Shell)], "or");

    private static ExitCode Print(FlagsRootCommand root, string? shell)
    {
        if (shell is null)
        {
            throw new UserErrorException($"say for which shell, such as 'flags completions bash': {ShellNames}");
        }

        var script = CompletionScripts.Find(shell) ?? throw new UserErrorException($"no completions for '{shell}': write {ShellNames}");
        Console.Out.Write(script.Write(CommandDescription.From(root)));
        return ExitCode.Success;
    }
}
