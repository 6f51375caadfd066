namespace FlagsDownloader.Documents;

/// <summary>The error of an item.</summary>
public sealed record ErrorDocument(string Phase, string Cause, string Message, int? HttpStatus);
