using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Asyncio.Tests.Scenarios;

/// <summary>A protocol of datagrams that says what it hears, as reference/datagrams.py has it.</summary>
internal sealed class DatagramRecorder(Log log, string name) : IDatagramProtocol
{
    public bool Answers { get; init; }

    public bool Fails { get; set; }

    public DatagramTransport Transport { get; private set; } = null!;

    public int Received { get; private set; }

    public int Errors { get; private set; }

    public bool IsLost { get; private set; }

    public EndPoint? LastFrom { get; private set; }

    public void ConnectionMade(DatagramTransport transport)
    {
        Transport = transport;
        Say("made");
    }

    public void DatagramReceived(ReadOnlySpan<byte> data, EndPoint from)
    {
        Received++;
        LastFrom = from;
        var text = Encoding.ASCII.GetString(data);
        Say($"received {text}");
        if (Answers)
        {
            Transport.SendTo(Encoding.ASCII.GetBytes(text.ToUpperInvariant()), from);
        }

        if (Fails)
        {
            Fails = false;
            throw new InvalidDataException("broken");
        }
    }

    public void ErrorReceived(SocketException exception)
    {
        Errors++;
        Say(exception.SocketErrorCode == SocketError.ConnectionRefused ? "refused" : exception.Message);
    }

    public void ConnectionLost(Exception? exception)
    {
        IsLost = true;
        Say($"lost {exception?.Message ?? "None"}");
    }

    public void PauseWriting() => Say("paused");

    public void ResumeWriting() => Say("resumed");

    private void Say(string text) => log.Add($"{name} {text}".Trim());
}
