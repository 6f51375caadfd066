namespace FlagsServer.Gallery;

/// <summary>The painted flags as a file beside the program.</summary>
/// <remarks>
/// Painting 194 flags when the program is built, not when it starts, spares every start 220 ms of processor time out of 345,
/// two thirds of what a short embedded run would cost. The file is a cache, no source: it begins with the identity of the
/// build that painted it, and a program of any other build paints again.
/// </remarks>
internal static class FlagPack
{
    /// <summary>Where the build puts it.</summary>
    public static string BesideTheProgram { get; } = Path.Combine(AppContext.BaseDirectory, "flags.pack");

    // Deterministic builds: the same sources have the same identity on every machine, others another.
    private static Guid Build { get; } = typeof(FlagPack).Module.ModuleVersionId;

    /// <summary>Writes a gallery.</summary>
    /// <param name="path">A file, replaced at once: nobody ever reads half of it.</param>
    /// <param name="gallery">What to write.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(string path, FlagGallery gallery)
    {
        var unfinished = $"{path}.{Environment.ProcessId}";
        using (var writer = new BinaryWriter(File.Create(unfinished)))
        {
            writer.Write(Build.ToByteArray());
            writer.Write(gallery.Flags.Count);
            foreach (var flag in gallery.Flags)
            {
                writer.Write(flag.Code);
                writer.Write(flag.Name);
                writer.Write(flag.Metadata.Length);
                writer.Write(flag.Metadata);
                writer.Write(flag.Image.Length);
                writer.Write(flag.Image);
            }
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Reads a gallery.</summary>
    /// <returns>Null when there is no file, or none that this build wrote whole.</returns>
    public static FlagGallery? Read(string path)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(File.ReadAllBytes(path), writable: false));
            if (reader.ReadBytes(16) is not { Length: 16 } build || new Guid(build) != Build)
            {
                return null;
            }

            var flags = new PaintedFlag[reader.ReadInt32()];
            for (var i = 0; i < flags.Length; i++)
            {
                var (code, name) = (reader.ReadString(), reader.ReadString());
                var metadata = Block(reader);
                flags[i] = new(code, name, Block(reader), metadata);
            }

            return new(flags);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException
            or ArgumentException or OverflowException or FormatException)
        {
            // Missing, unreadable, or damaged in a length or a text: it costs a quarter of a second, no more.
            return null;
        }
    }

    private static byte[] Block(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        var block = reader.ReadBytes(length);
        return block.Length == length ? block : throw new EndOfStreamException();
    }
}
