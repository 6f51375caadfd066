using System.Globalization;
using System.Runtime.CompilerServices;

namespace FlagsDownloader.Testing;

/// <summary>
/// The project's environment variables, taken out of this process before anything reads them: what a developer has set for
/// himself changes no test, and no program that a test starts inherits it. What is asked of the tests by a variable is here.
/// </summary>
internal static class TestVariables
{
    private static readonly string[] Prefixes = ["FLAGS_", "FUZZ_", "SOAK_"];

    // The benchmarks' and the soak's word for the program to run.
    private const string Program = "FLAGS";

    private static readonly Dictionary<string, string> Taken = Take();

    /// <summary>What a variable said when this process began; null where it was absent or empty.</summary>
    public static string? Text(string name) => Taken.GetValueOrDefault(name) is { Length: > 0 } text ? text : null;

    /// <summary>The number that a variable said; the other one where it was absent, or no number.</summary>
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
#pragma warning disable RS0030 // Before the first test, and once: this is what makes it unnecessary anywhere else.
            Environment.SetEnvironmentVariable(name, null);
#pragma warning restore RS0030
        }

        return taken;
    }
}
