using System.Globalization;
using System.Runtime.CompilerServices;

namespace FlagsDownloader.Testing;

/// <summary>
/// Removes the project's environment variables from this process before anything reads them, so that a developer's settings change no test
/// and no program that a test starts. Keeps the values of variables that configure the tests.
/// </summary>
internal static class TestVariables
{
    private static readonly string[] Prefixes = ["FLAGS_", "FUZZ_", "SOAK_"];

    // The program that the benchmarks and the soak run.
    private const string Program = "FLAGS";

    private static readonly Dictionary<string, string> Taken = Take();

    /// <summary>Returns the value of a variable at the start of this process; null if it was missing or empty.</summary>
    public static string? Text(string name) => Taken.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    /// <summary>Returns the value of a variable as a number, or the default if it is missing or not a number.</summary>
    public static int Number(string name, int otherwise) =>
        int.TryParse(Text(name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [ModuleInitializer]
    internal static void TakeFirst() => RuntimeHelpers.RunClassConstructor(typeof(TestVariables).TypeHandle);

    private static Dictionary<string, string> Take()
    {
        var taken = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().ToList())
        {
            if (name != Program && !Prefixes.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal)))
            {
                continue;
            }

            taken[name] = Environment.GetEnvironmentVariable(name) ?? "";
#pragma warning disable RS0030 // Once, before the first test.
            Environment.SetEnvironmentVariable(name, null);
#pragma warning restore RS0030
        }

        return taken;
    }
}
