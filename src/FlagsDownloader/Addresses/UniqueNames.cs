using FlagsDownloader.Storage;

namespace FlagsDownloader.Addresses;

/// <summary>
/// The paths of one run's files. No two are the same on a file system that ignores case or composes characters, and none is a folder
/// of another.
/// </summary>
/// <remarks>It keeps 16-byte digests of the files and the folders, and a number for each name that is asked for again.</remarks>
internal sealed class UniqueNames
{
    private readonly DigestSet _files = new();
    private readonly DigestSet _folders = new();
    private readonly Dictionary<UInt128, int> _fileNumbers = [];
    private readonly Dictionary<UInt128, int> _folderNumbers = [];

    // Items of one folder often follow each other.
    private string _lastAsked = "", _lastFolder = "";

    /// <summary>Takes a path; false if it is taken, if it is a folder, or if one of its folders is a file.</summary>
    /// <param name="path">A safe path with <c>/</c>.</param>
    public bool TryClaim(string path)
    {
        var file = Digest(path);
        var folders = new List<UInt128>();
        for (var slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; slash = path.IndexOf('/', slash + 1))
        {
            folders.Add(Digest(path[..slash]));
        }

        if (_folders.Contains(file) || folders.Exists(_files.Contains) || !_files.Add(file))
        {
            return false;
        }

        folders.ForEach(folder => _folders.Add(folder));
        return true;
    }

    /// <summary>Takes a path, or the next free one: <c>a.gif</c>, <c>a~2.gif</c>, <c>a~3.gif</c>.</summary>
    /// <param name="path">A safe path with <c>/</c>.</param>
    public string Claim(string path)
    {
        var slash = path.LastIndexOf('/');
        var whole = slash < 0 ? path : $"{ClaimFolder(path[..slash])}{path.AsSpan(slash)}";
        var digest = Digest(whole);
        if (!_folders.Contains(digest) && _files.Add(digest))
        {
            return whole;
        }

        // Without the last number, a million equal names would take a million tries each.
        var number = _fileNumbers.GetValueOrDefault(digest, 1);
        string name;
        UInt128 numbered;
        do
        {
            number++;
            name = Number(whole, number);
            numbered = Digest(name);
        }
        while (_folders.Contains(numbered) || !_files.Add(numbered));

        _fileNumbers[digest] = number;
        return name;
    }

    // A folder that is a file gets a number, the same for all files below it.
    private string ClaimFolder(string path)
    {
        if (path == _lastAsked)
        {
            return _lastFolder;
        }

        var slash = path.LastIndexOf('/');
        var whole = slash < 0 ? path : $"{ClaimFolder(path[..slash])}{path.AsSpan(slash)}";
        var digest = Digest(whole);
        var number = _folderNumbers.GetValueOrDefault(digest, 1);
        var name = number == 1 ? whole : Number(whole, number);
        var numbered = number == 1 ? digest : Digest(name);
        while (_files.Contains(numbered))
        {
            number++;
            name = Number(whole, number);
            numbered = Digest(name);
        }

        _folders.Add(numbered);
        if (number > 1)
        {
            _folderNumbers[digest] = number;
        }

        (_lastAsked, _lastFolder) = (path, name);
        return name;
    }

    // Safe names have no separator, so a name with a number is nobody's own.
    private static string Number(string path, int number)
    {
        var dot = path.LastIndexOf('.');
        var end = dot > path.LastIndexOf('/') ? dot : path.Length;
        return $"{path.AsSpan(0, end)}{NameClaims.Separator}{number}{path.AsSpan(end)}";
    }

    private static UInt128 Digest(string path) => TextDigest.Compute(NameFolding.Fold(path));
}
