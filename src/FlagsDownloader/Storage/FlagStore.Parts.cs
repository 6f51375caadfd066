using FlagsDownloader.Results;
using Microsoft.Win32.SafeHandles;

namespace FlagsDownloader.Storage;

// Files that are too large for memory: written part by part while they arrive.
public sealed partial class FlagStore
{
    /// <summary>
    /// Whether the parts of unfinished files are kept, and a later run continues them. Default: false, a part is removed when its
    /// download fails, and parts that a killed run left are removed by <see cref="RemoveLeftovers"/>.
    /// </summary>
    public bool ContinuesParts { get; init; }

    /// <summary>The part of a file that an earlier run left; null where there is none that can be continued.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="address">Its address.</param>
    internal PartFile? FindPart(string fileName, Uri address)
    {
        var path = _temporaries.KeptPath(fileName);
        if (!ContinuesParts || RegularFile.SizeOf(path) is not (> 1 and var length))
        {
            return null;
        }

        try
        {
            var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            var notePath = TemporaryFiles.NotePathOf(path);
            if (PartNote.Read(notePath) is { } note && note.Url == address.AbsoluteUri)
            {
                // The last byte is asked for again: of a part that is whole already, nothing else would be left to ask for.
                return new PartFile(path, file, notePath, length - 1) { Validator = note.Validator, IsKept = true };
            }

            file.Dispose();
        }
        catch (Exception exception) when (SaveFailure.IsExpected(exception))
        {
            // Another run writes it, or it may not be read: the download begins anew.
        }

        return null;
    }

    /// <summary>Creates an empty part of a file; the error says why it cannot be created.</summary>
    /// <param name="fileName">The file's name.</param>
    /// <param name="address">Its address.</param>
    /// <param name="validator">The content's strong validator; null where a later run cannot continue it.</param>
    /// <param name="error">Null on success.</param>
    internal PartFile? CreatePart(string fileName, Uri address, string? validator, out DownloadError? error)
    {
        var path = _temporaries.KeptPath(fileName);
        try
        {
            error = null;
            return (validator is null ? null : CreateKept(path, address, validator)) ?? CreateTemporary(ref path);
        }
        catch (Exception exception) when (SaveFailure.IsExpected(exception))
        {
            error = Describe(exception, fileName, path, isWhole: false);
            return null;
        }
    }

    /// <summary>Adds to a part; null on success, otherwise the error.</summary>
    internal DownloadError? Append(PartFile part, string fileName, ReadOnlyMemory<byte> bytes) =>
        Try(fileName, part.Path, () => part.Append(bytes.Span));

    /// <summary>Lets a part begin anew, with other content; null on success, otherwise the error.</summary>
    internal DownloadError? Restart(PartFile part, string fileName, Uri address, string? validator) => Try(fileName, part.Path, () =>
    {
        part.Clear();
        if (validator is not null && part.NotePath is { } notePath)
        {
            NoteOf(address, validator).Write(notePath);
            part.Validator = validator;
        }
    });

    /// <summary>Gives a part its final name; null on success, otherwise the error.</summary>
    internal DownloadError? Finish(PartFile part, string fileName)
    {
        var error = Try(fileName, part.Path, isWhole: true, write: () =>
        {
            CreateFolderOf(fileName);
            part.MoveTo(PathOf(fileName));
        });
        if (error is null)
        {
            _refusal = null;
        }

        return error;
    }

    private static PartNote NoteOf(Uri address, string validator) => new(PartNote.CurrentSchemaVersion, address.AbsoluteUri, validator);

    private PartFile? CreateKept(string path, Uri address, string validator)
    {
        var notePath = TemporaryFiles.NotePathOf(path);
        SafeFileHandle file;
        try
        {
            file = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception) when (_temporaries.WasTaken(exception))
        {
            // Another run downloads the same file into the same folder.
            return null;
        }

        var part = new PartFile(path, file, notePath) { IsKept = ContinuesParts };
        // First the old bytes go, then comes the new note, then the new bytes: a killed run leaves no bytes with another one's note.
        part.Clear();
        NoteOf(address, validator).Write(notePath);
        part.Validator = validator;
        return part;
    }

    private PartFile CreateTemporary(ref string path)
    {
        for (var attempt = 1; ; attempt++)
        {
            path = _temporaries.NewPath();
            try
            {
                return new PartFile(path, File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None), notePath: null);
            }
            catch (IOException exception) when (attempt < MaxAttempts && _temporaries.WasTaken(exception))
            {
                // Another run that begins at this moment removed the file as a leftover.
            }
        }
    }

    private DownloadError? Try(string fileName, string temporary, Action write, bool isWhole = false)
    {
        try
        {
            write();
            return null;
        }
        catch (Exception exception) when (SaveFailure.IsExpected(exception))
        {
            return Describe(exception, fileName, temporary, isWhole);
        }
    }

    private DownloadError Describe(Exception exception, string fileName, string temporary, bool isWhole)
    {
        // The note's path first: it begins with the temporary one.
        var error = SaveFailure.Describe(exception, Folder, TemporaryFiles.NotePathOf(temporary), temporary, PathOf(fileName));
        // A name that cannot be used concerns one file: a folder may have that name.
        if (!isWhole && SaveFailure.IsLasting(exception))
        {
            _refusal = error;
        }

        return error;
    }
}
