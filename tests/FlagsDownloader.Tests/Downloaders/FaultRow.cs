using System.Text;
using FlagsDownloader.Results;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>A fault, and what is to become of an item that meets it.</summary>
/// <param name="Fault">As flags-server's <c>--fault</c> takes it; "" for none.</param>
/// <param name="Ending">OK, not found, or the error's phase, cause and HTTP status.</param>
/// <param name="Attempts">Requests made: a number, or the least and the most where it is for chance to say.</param>
/// <param name="Because">Why that is right.</param>
internal sealed record FaultRow(string Fault, string Ending, string Attempts, string Because)
{
    public const string Ok = "OK";
    public const string NotFound = "not found";

    public static string Error(DownloadPhase phase, DownloadCause cause, int? status = null) =>
        $"error: {phase.ToString().ToLowerInvariant()}, {Words(cause)}{(status is null ? "" : $" {status}")}";

    /// <summary>The kind alone, as flags-server lists it; any status stands for the kind of that number.</summary>
    public string Kind => Fault.Split(':')[0];

    /// <summary>What a run made of it, in the row's own words; the row's range of attempts where they are in it.</summary>
    public FaultRow With(DownloadOutcome outcome) => this with
    {
        Ending = outcome switch
        {
            { Status: DownloadStatus.Ok } => Ok,
            { Status: DownloadStatus.NotFound } => NotFound,
            { Error: { } error } => Error(error.Phase, error.Cause, error.HttpStatus),
            _ => outcome.Status.ToString(),
        },
        Attempts = Allows(outcome.Timeline.Attempts) ? Attempts : $"{outcome.Timeline.Attempts}",
    };

    private bool Allows(int attempts)
    {
        var ends = Attempts.Split('–');
        return attempts >= int.Parse(ends[0]) && attempts <= int.Parse(ends[^1]);
    }

    private static string Words(DownloadCause cause)
    {
        var words = new StringBuilder();
        foreach (var letter in cause.ToString())
        {
            if (char.IsAsciiLetterUpper(letter) && words.Length > 0)
            {
                words.Append(' ');
            }

            words.Append(char.ToLowerInvariant(letter));
        }

        return words.ToString();
    }
}
