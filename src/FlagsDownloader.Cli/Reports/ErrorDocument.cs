namespace FlagsDownloader.Cli.Reports;

/// <summary>What went wrong.</summary>
internal sealed record ErrorDocument(string Phase, string Cause, string Message, int? HttpStatus);
