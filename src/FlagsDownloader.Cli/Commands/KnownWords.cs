using System.CommandLine;
using System.CommandLine.Completions;
using FlagsDownloader.Cli.Labs.Lessons;
using FlagsDownloader.Comparison.Rounds;
using FlagsDownloader.Flags;
using FlagsServer.Settings;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The possible words of values. They are attached to the options, where completions and the manual find them.</summary>
internal static class KnownWords
{
    public static IEnumerable<CompletionItem> Profiles =>
        FlagSite.Labelled.Where(site => site.IsServedHere).Select(site => Word(site.Label, Describe(site)));

    public static IEnumerable<CompletionItem> Sites => FlagSite.Labelled.Select(site => Word(site.Label, Describe(site)));

    public static IEnumerable<CompletionItem> Codes => CountryCodes.All.Select(code => Word(code.ToString(), null));

    public static IEnumerable<CompletionItem> Peers => PeerCatalog.Names.Select(name => Word(name, null));

    public static IEnumerable<CompletionItem> Lessons => LessonCatalog.All.Select(lesson => Word(lesson.Name, lesson.Summary));

    public static IEnumerable<CompletionItem> Faults => FaultKinds.All.Select(kind => Word(kind.Name, kind.Description));

    public static CompletionItem Word(string text, string? meaning) => new(text, detail: meaning);

    /// <summary>Attaches words to an option. They are created on demand.</summary>
    public static T Offer<T>(this T option, Func<IEnumerable<CompletionItem>> words)
        where T : Option
    {
        option.CompletionSources.Add(_ => words());
        return option;
    }

    private static string Describe(FlagSite site) =>
        site == FlagSite.Local ? "no delay, no errors"
        : site == FlagSite.Delay ? "0.5 s late"
        : site == FlagSite.Error ? "0.5 s late, and a quarter of the requests fail"
        : $"the public server {site.BaseAddress.Host}";
}
