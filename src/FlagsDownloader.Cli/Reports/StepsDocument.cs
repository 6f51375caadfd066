namespace FlagsDownloader.Cli.Reports;

/// <summary>A value for each step of a download; null for a step that was not reached.</summary>
internal sealed record StepsDocument<T>(
    T Admitted, T Started, T Attempted, T Sent, T Answered, T Received, T Saving, T Saved, T Finished);
