// Paints all flags into a folder:
//
//   dotnet run --project tools/flag-painter -c Release -- flags-server/Flags
using FlagPainting.Painting;

if (args is not [var folder] || folder.StartsWith('-'))
{
    Console.Error.WriteLine("flag-painter: name the folder to paint into, such as flags-server/Flags");
    return 2;
}

try
{
    FlagFolder.Write(folder);
    return 0;
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"flag-painter: cannot write into '{folder}': {e.Message}");
    return 1;
}
