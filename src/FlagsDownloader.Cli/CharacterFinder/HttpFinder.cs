using System.Net;
using System.Net.Sockets;
using System.Text;
using Asyncio;
using StreamReader = Asyncio.StreamReader;
using StreamWriter = Asyncio.StreamWriter;

namespace FlagsDownloader.Cli.CharacterFinder;

/// <summary>The finder for browsers, with streams: a task for each connection, which may bring several requests.</summary>
/// <param name="find">Finds the characters of a query.</param>
/// <param name="version">The version of the standard, which the page names.</param>
internal sealed class HttpFinder(Func<string, ValueTask<FoundCharacters>> find, string version)
{
    // A browser opens connections before it needs them, and drops them after some minutes.
    private static readonly TimeSpan MaxWait = TimeSpan.FromMinutes(1);

    /// <summary>The number of requests until now.</summary>
    public int Requests { get; private set; }

    /// <summary>Serves a connection, until either side has enough of it.</summary>
    public async Task Serve(StreamReader reader, StreamWriter writer)
    {
        try
        {
            while (await EventLoop.Timeout(MaxWait, () => HttpRequest.Read(reader)) is { } request)
            {
                Requests++;
                writer.Write(await Answer(request));
                await EventLoop.Timeout(MaxWait, () => writer.Drain().AsTask());
                if (!request.KeepsConnection)
                {
                    break;
                }
            }
        }
        catch (SocketException)
        {
            // The client has gone.
        }
        catch (TimeoutException)
        {
            writer.Transport.Abort();
        }
        finally
        {
            writer.Close();
        }
    }

    private async ValueTask<byte[]> Answer(HttpRequest request)
    {
        const string text = "text/plain; charset=utf-8";
        const string page = "text/html; charset=utf-8";
        return request switch
        {
            { Refusal: { } refusal } => Response(request, refusal, text, Explain(refusal)),
            { Method: not ("GET" or "HEAD") } => Response(
                request, HttpStatusCode.MethodNotAllowed, text, "Only GET and HEAD are answered here.\n", "Allow: GET, HEAD\r\n"),
            { Path: "/", Query: null } => Response(request, HttpStatusCode.OK, page, FinderPage.Render(version)),
            { Path: "/", Query: { } query } => Response(request, HttpStatusCode.OK, page, FinderPage.Render(version, query, await find(query))),
            { Path: FinderPage.LicencePath } => Response(request, HttpStatusCode.OK, text, Notices.Read()),
            _ => Response(request, HttpStatusCode.NotFound, text, "There is no such page. The finder is at /, a query at /?q=chess+black\n"),
        };
    }

    private static string Explain(HttpStatusCode refusal) => refusal switch
    {
        HttpStatusCode.BadRequest => "This port is for browsers. The server has another port for telnet and nc.\n",
        HttpStatusCode.RequestUriTooLong => $"The address has more than {HttpRequest.MaxLine:N0} bytes: type fewer words.\n",
        _ => "The request has too many headers, or one that is too long.\n",
    };

    private static byte[] Response(HttpRequest request, HttpStatusCode status, string type, string body, string headers = "")
    {
        var content = Encoding.UTF8.GetBytes(body);
        var head = $"HTTP/1.1 {(int)status} {Reason(status)}\r\n"
            + $"Content-Type: {type}\r\n"
            + $"Content-Length: {content.Length}\r\n"
            + "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"
            + "X-Content-Type-Options: nosniff\r\n"
            + headers
            + (request.KeepsConnection ? "\r\n" : "Connection: close\r\n\r\n");
        return [.. Encoding.ASCII.GetBytes(head), .. request.Method == "HEAD" ? [] : content];
    }

    private static string Reason(HttpStatusCode status) => status switch
    {
        HttpStatusCode.OK => "OK",
        HttpStatusCode.BadRequest => "Bad Request",
        HttpStatusCode.NotFound => "Not Found",
        HttpStatusCode.MethodNotAllowed => "Method Not Allowed",
        HttpStatusCode.RequestUriTooLong => "URI Too Long",
        _ => "Request Header Fields Too Large",
    };
}
