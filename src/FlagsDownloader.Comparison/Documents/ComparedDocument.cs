using FlagsDownloader.Comparison.Measurements;

namespace FlagsDownloader.Comparison.Documents;

/// <summary>One of two comparisons that are compared with each other.</summary>
/// <param name="Name">The name of its file without the extension.</param>
/// <param name="Program">Name and version of the program that measured; null if it is not known.</param>
/// <param name="Rounds">The number of its rounds.</param>
/// <param name="Work">Its work, with the machine.</param>
public sealed record ComparedDocument(string Name, string? Program, int Rounds, Work Work);
