using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace TwelveRooms.Bench.Chart;

/// <summary>What came back in one run.</summary>
/// <param name="PerSecond">Answers per second.</param>
/// <param name="P99">Milliseconds within which 99 of 100 came.</param>
internal sealed record LoadResult(double PerSecond, double P99);

/// <summary>
/// Asks for one page over a few connections as fast as answers come, over bare sockets: a client that costs little itself, since it
/// shares the machine with the server.
/// </summary>
internal static class Load
{
    private const int Connections = 8;
    private static readonly byte[] End = "0\r\n\r\n"u8.ToArray();

    public static async Task<LoadResult> RunAsync(int port, string path, string cookie, TimeSpan time)
    {
        var request = Encoding.ASCII.GetBytes($"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\nAccept: text/html\r\n\r\n");
        var from = Stopwatch.GetTimestamp();
        var times = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => AskAsync(port, request, from, time))));
        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        var all = times.SelectMany(t => t).Order().ToList();
        return new(all.Count / seconds, all[(int)(all.Count * 0.99)]);
    }

    private static async Task<List<double>> AskAsync(int port, byte[] request, long from, TimeSpan time)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, port);
        var buffer = new byte[256 * 1024];
        var times = new List<double>();
        while (Stopwatch.GetElapsedTime(from) < time)
        {
            var asked = Stopwatch.GetTimestamp();
            await socket.SendAsync(request);
            var length = 0;
            do
            {
                var read = await socket.ReceiveAsync(buffer.AsMemory(length));
                length += read > 0 ? read : throw new InvalidOperationException("The server closed the connection.");
            }
            while (!buffer.AsSpan(0, length).EndsWith(End));
            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);
            if (!buffer.AsSpan(0, length).StartsWith("HTTP/1.1 200"u8))
            {
                throw new InvalidOperationException($"Not the page: {Encoding.UTF8.GetString(buffer, 0, Math.Min(length, 300))}");
            }
        }

        return times;
    }
}
