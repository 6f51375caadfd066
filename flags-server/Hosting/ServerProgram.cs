using System.Diagnostics;
using FlagsServer.Settings;
using FlagsServer.Tls;

namespace FlagsServer.Hosting;

/// <summary>The program from its command line to its exit code.</summary>
internal static class ServerProgram
{
    /// <summary>The time limit for stopping. The process ends then in any case.</summary>
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(0.5);

    /// <summary>Runs until asked to stop.</summary>
    /// <param name="arguments">The command line, without the program's name.</param>
    /// <param name="output">Addresses, help, version.</param>
    /// <param name="errors">Errors, and one line for each request with <c>--verbose</c>.</param>
    public static async Task<ExitCode> RunAsync(IReadOnlyList<string> arguments, TextWriter output, TextWriter errors)
    {
        var request = CommandLine.Parse(arguments);
        if (request.Error is { } wrong)
        {
            return Fail(ExitCode.Usage, wrong + " (flags-server --help shows all options)");
        }

        switch (request.Value)
        {
            case CommandLine.Text text:
                output.Write(text.Content);
                return ExitCode.Ok;
            case CommandLine.Serve serve:
                var settings = Settings(serve.Layer);
                return settings.Error is { } bad ? Fail(ExitCode.Usage, bad) : await ServeAsync(settings.Value);
            default:
                throw new UnreachableException($"No way to do {request.Value}.");
        }

        async Task<ExitCode> ServeAsync(ServerSettings settings)
        {
            var certificates = Certificates(settings);
            if (certificates.Error is { } unusable)
            {
                return Fail(ExitCode.Usage, unusable);
            }

            using var stop = new StopRequest(settings.Embedded ? Console.OpenStandardInput() : null);
            var started = await ServerGroup.StartAsync(settings, certificates.Value, HighResolutionTimer.Instance, errors);
            if (started.Error is { } refused)
            {
                return Fail(ExitCode.CannotServe, refused);
            }

            // After the start, so that a server that cannot listen replaces no file.
            var authority = Authority(certificates.Value, settings);
            if (authority.Error is { } unwritable)
            {
                return Fail(ExitCode.Usage, unwritable);
            }

            using var file = authority.Value;
            if (settings is { Recording: { } recording, List: { } list } && ReplayList.Write(list, recording, started.Value.Servers) is { } unlisted)
            {
                return Fail(ExitCode.Usage, unlisted);
            }

            Announce(started.Value, file, settings.Embedded, output);
            await stop.Requested;
            if (!settings.Embedded)
            {
                // Closing ten thousand connections in order takes a second on a busy machine. The end of the process closes them too.
                await Task.WhenAny(started.Value.DisposeAsync().AsTask(), Task.Delay(StopLimit, TimeProvider.System));
            }

            // The parent of an embedded server does not wait for answers. The end of the process closes all connections at once.
            return ExitCode.Ok;
        }

        ExitCode Fail(ExitCode code, string line)
        {
            errors.WriteLine($"flags-server: {line}");
            return code;
        }
    }

    private static Parsed<ServerCertificates?> Certificates(ServerSettings settings)
    {
        if (settings.Connections.Tls is not { } tls)
        {
            return (ServerCertificates?)null;
        }

        var created = ServerCertificates.Create(tls, settings.Profiles.Select(profile => profile.Bind), TimeProvider.System.GetUtcNow());
        return created.Error is { } error ? Parsed<ServerCertificates?>.Failed(error) : created.Value;
    }

    private static Parsed<AuthorityFile?> Authority(ServerCertificates? certificates, ServerSettings settings)
    {
        if (certificates?.AuthorityPem is not { } pem)
        {
            return (AuthorityFile?)null;
        }

        var written = AuthorityFile.Write(pem, settings.Connections.Tls!.CaFile);
        return written.Error is { } error ? Parsed<AuthorityFile?>.Failed(error) : written.Value;
    }

    private static Parsed<ServerSettings> Settings(SettingsLayer commandLine)
    {
        var sources = ConfigurationSource.Find(AppContext.BaseDirectory, Environment.CurrentDirectory);
        if (sources.Error is { } unreadable)
        {
            return Parsed<ServerSettings>.Failed(unreadable);
        }

        var layers = new List<SettingsLayer>();
        foreach (var source in sources.Value)
        {
            var layer = ConfigurationLayer.Read(source);
            if (layer.Error is { } wrong)
            {
                return Parsed<ServerSettings>.Failed(wrong);
            }

            layers.Add(layer.Value);
        }

        if (commandLine.Replay is not { } file)
        {
            return ServerSettings.Resolve([.. layers, commandLine]);
        }

        var recording = RecordingFile.Read(file);
        return recording.Error is { } unusable
            ? Parsed<ServerSettings>.Failed(unusable)
            : ServerSettings.ResolveReplay(recording.Value, [.. layers, commandLine]);
    }

    private static void Announce(ServerGroup group, AuthorityFile? authority, bool embedded, TextWriter output)
    {
        try
        {
            foreach (var server in group.Servers)
            {
                output.WriteLine($"{server.Name,-5} {server.Address}{(server.IsReplay ? "" : "/flags")}  {server.Description}");
            }

            if (authority is not null)
            {
                output.WriteLine($"{"CA",-5} {authority.Path}  the certificate to trust, also at /ca.pem");
            }

            output.WriteLine(embedded ? "Ready." : "Ready. Ctrl-C stops.");
            output.Flush();
        }
        catch (IOException)
        {
            // The parent does not read the output. The ports may be fixed.
        }
    }
}
