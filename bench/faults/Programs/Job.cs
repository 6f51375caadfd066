namespace FlagsDownloader.Faults.Programs;

/// <summary>The work of a program.</summary>
/// <param name="Site">The address of the flags, without a trailing slash.</param>
/// <param name="Codes">The codes of the flags, in capitals.</param>
/// <param name="Folder">The folder for the files, in which the program runs.</param>
/// <param name="InputFile">The path for a list of addresses, outside the folder.</param>
/// <param name="Resumes">Whether to resume a partial file of an earlier run, with one attempt.</param>
internal sealed record Job(string Site, IReadOnlyList<string> Codes, string Folder, string InputFile, bool Resumes)
{
    /// <summary>The addresses of all flags.</summary>
    public IEnumerable<string> Addresses => Codes.Select(AddressOf);

    /// <summary>The address of a flag.</summary>
    public string AddressOf(string code) => $"{Site}/{code.ToLowerInvariant()}/{code.ToLowerInvariant()}.gif";
}
