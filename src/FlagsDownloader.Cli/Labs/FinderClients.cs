using System.Net;
using System.Net.Sockets;
using FlagsDownloader.Cli.CharacterFinder;

namespace FlagsDownloader.Cli.Labs;

/// <summary>
/// Clients of the character finder, in a process of their own, so that the server's process has the server's threads and memory only. They
/// stay connected from one call to the next.
/// </summary>
internal static class FinderClients
{
    /// <summary>The query of each client.</summary>
    public const string Query = "chess black king";

    private const string Answer = "U+265A";

    // No more at once than the server's backlog takes: the system would try again after a second.
    private const int ConnectsAtOnce = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly List<Socket> Connected = [];

    /// <summary>Connects clients, and reads the greetings.</summary>
    public static FinderReport Connect(FinderCall call)
    {
        var start = TimeProvider.System.GetTimestamp();
        foreach (var batch in Enumerable.Range(0, call.Clients).Chunk(ConnectsAtOnce))
        {
            var clients = batch.Select(_ => Connect(call.Port)).ToList();
            Connected.AddRange(clients);
            clients.ForEach(client => ReadAnswer(client));
        }

        return new FinderReport(Connected.Count, TimeProvider.System.GetElapsedTime(start).TotalSeconds, 0, 0);
    }

    /// <summary>All that are connected ask at once, and leave when all have their answers.</summary>
    public static FinderReport AskAndLeave(FinderCall call)
    {
        var report = Ask(Connected, call.Rounds, beforeEachRound: () => { });
        Connected.ForEach(client => client.Dispose());
        Connected.Clear();
        return report;
    }

    /// <summary>Clients ask again and again, always right after another client has asked for a slow lookup.</summary>
    public static FinderReport AskBesideSlow(FinderCall call)
    {
        using var slow = Connect(call.SlowPort);
        ReadAnswer(slow);
        var clients = Enumerable.Range(0, call.Clients).Select(_ => Connect(call.Port)).ToList();
        try
        {
            clients.ForEach(client => ReadAnswer(client));
            return Ask(clients, call.Rounds, () => Send(slow), () => ReadAnswer(slow));
        }
        finally
        {
            clients.ForEach(client => client.Dispose());
        }
    }

    private static FinderReport Ask(List<Socket> clients, int rounds, Action beforeEachRound, Action? afterEachRound = null)
    {
        var time = TimeProvider.System;
        var answers = 0;
        var waits = new List<double>(clients.Count * rounds);
        var start = time.GetTimestamp();
        for (var round = 0; round < rounds; round++)
        {
            beforeEachRound();
            var begun = time.GetTimestamp();
            clients.ForEach(Send);
            foreach (var client in clients)
            {
                answers += ReadAnswer(client) ? 1 : 0;
                waits.Add(time.GetElapsedTime(begun).TotalSeconds);
            }

            afterEachRound?.Invoke();
        }

        return new FinderReport(answers, time.GetElapsedTime(start).TotalSeconds, Median.Compute(waits), waits.Max());
    }

    private static Socket Connect(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
        {
            NoDelay = true,
            ReceiveTimeout = (int)Patience.TotalMilliseconds,
        };
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        return socket;
    }

    private static void Send(Socket client) => client.Send(System.Text.Encoding.ASCII.GetBytes($"{Query}\n"));

    /// <returns>Whether the answer has the character that was asked for.</returns>
    private static bool ReadAnswer(Socket client)
    {
        Span<byte> buffer = stackalloc byte[1_024];
        var length = 0;
        while (!buffer[..length].EndsWith(Conversation.Prompt))
        {
            var count = client.Receive(buffer[length..]);
            if (count == 0)
            {
                return false;
            }

            length += count;
        }

        return System.Text.Encoding.UTF8.GetString(buffer[..length]).Contains(Answer, StringComparison.Ordinal);
    }
}
