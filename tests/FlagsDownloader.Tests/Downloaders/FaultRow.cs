using System.Text;
using FlagsDownloader.Results;

namespace FlagsDownloader.Tests.Downloaders;

/// <summary>A fault, and the expected outcome of an item with it.</summary>
/// <param name="Fault">The value of flags-server's <c>--fault</c>; "" for none.</param>
/// <param name="Ending">OK, not found, or the error's phase, cause and HTTP status.</param>
/// <param name="Attempts">The number of requests, or the smallest and the largest number where it is random.</param>
/// <param name="Because">The reason for the outcome.</param>
internal sealed record FaultRow(string Fault, string Ending, string Attempts, string Because)
{
    public const string Ok = "OK";
    public const string NotFound = "not found";

    public static string Error(DownloadPhase phase, DownloadCause cause, int? status = null) =>
        $"error: {phase.ToString().ToLowerInvariant()}, {Words(cause)}{(status is null ? "" : $" {status}")}";

    /// <summary>The kind of the fault, as flags-server lists it. Any status is the kind of that number.</summary>
    public string Kind => Fault.Split(':')[0];

    /// <summary>The outcome of a run in the form of a row, with the row's range of attempts if they are within it.</summary>
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
