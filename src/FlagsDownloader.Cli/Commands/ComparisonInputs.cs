using FlagsDownloader.Addresses;
using FlagsDownloader.Cli.Options;
using FlagsDownloader.Comparison.Documents;
using FlagsDownloader.Formats;

namespace FlagsDownloader.Cli.Commands;

/// <summary>The files of `flags compare --input`: saved runs to show, or a list of addresses to download.</summary>
internal static class ComparisonInputs
{
    private const string StandardInputName = "standard input";

    /// <summary>Reads the files. Their contents say what they are.</summary>
    /// <param name="paths">The paths, at least one; <c>-</c> is the standard input.</param>
    /// <exception cref="UserErrorException">A file cannot be read, or there are saved runs and lists.</exception>
    public static IReadOnlyList<InputContent> Read(IReadOnlyList<string> paths)
    {
        List<InputContent> files = [.. paths.Select(Read)];
        if (files.Find(file => file.IsDocument) is { } saved && files.Find(file => !file.IsDocument) is { } list)
        {
            throw new UserErrorException($"'{saved.Path}' has saved runs, '{list.Path}' is a list of addresses: give saved runs to show, or a list to download");
        }

        return files;
    }

    /// <summary>Whether the files are saved runs.</summary>
    public static bool AreSaved(IReadOnlyList<InputContent> files) => files[0].IsDocument;

    /// <summary>Reads a list.</summary>
    /// <param name="files">The files, which are no saved runs.</param>
    /// <param name="options">The options for a list.</param>
    /// <exception cref="UserErrorException">There is more than one list, it has an error, or the options are for flags.</exception>
    public static AddressSelection ReadList(IReadOnlyList<InputContent> files, ComparisonOptions options)
    {
        if (files.Count > 1)
        {
            throw new UserErrorException($"'{files[0].Path}' and '{files[1].Path}' are both lists of addresses: write them into one");
        }

        var file = files[0];
        if (options.IsAboutFlags)
        {
            throw new UserErrorException(
                $"'{file.Path}' is a list of addresses: leave codes, -a, -e, -l, --repeat, -s, --with-names and the faults out");
        }

        var items = new AddressItems(template: null, ContentFormats.CheckOf(options.Expect), options.Headers);
        using var content = new MemoryStream(file.Content);
        var selected = UserErrorException.Parse(() => AddressList.Read(content, file.Path).Select(items.Create).ToList());
        return selected.Count > 0
            ? AddressSelection.Create(selected, shard: null) with { Input = file.Path, Expect = options.Expect }
            : throw new UserErrorException(AddressList.DescribeEmpty(file.Path).TrimEnd('.'));
    }

    private static InputContent Read(string path)
    {
        var (file, complaint) = path == InputFile.StandardInput
            ? InputFile.Read(path, "a list of addresses, or saved runs", (stream, _) => InputContent.Read(stream, StandardInputName))
            : InputContent.Read(path);
        return file is null ? throw new UserErrorException(complaint)
            : file.IsBlank ? throw new UserErrorException($"'{file.Path}' is empty: give a list of addresses, or saved runs")
            : file;
    }
}
