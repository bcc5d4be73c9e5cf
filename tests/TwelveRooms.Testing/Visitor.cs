using System.Net;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using TwelveRooms.Access.Routes;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Testing;

/// <summary>Somebody at a browser: cookies are kept, forms carry their token.</summary>
public sealed class Visitor
{
    private readonly HttpClient _following;

    internal Visitor(Rooms rooms, Viewer viewer, string? session, string? device = null)
    {
        Rooms = rooms;
        Viewer = viewer;
        var cookies = new CookieContainer();
        var address = new Uri("http://localhost/");
        if (session is not null)
        {
            cookies.Add(address, new Cookie(Gate.SessionCookie, session));
        }

        if (device is not null)
        {
            cookies.Add(address, new Cookie(Gate.DeviceCookie, device));
        }

        (Client, _following) = rooms.Clients(new CookieContainerHandler(cookies), new RedirectHandler(), new CookieContainerHandler(cookies));
        Cookies = cookies;
    }

    /// <summary>The house that is visited.</summary>
    public Rooms Rooms { get; }

    /// <summary>The same person for a handler.</summary>
    public Viewer Viewer { get; }

    /// <summary>Sends the cookies and does not follow redirects.</summary>
    public HttpClient Client { get; }

    /// <summary>The cookies of this browser.</summary>
    public CookieContainer Cookies { get; }

    /// <summary>Signed-in people are often handed to what wants a client.</summary>
    public static implicit operator HttpClient(Visitor visitor) => visitor.Client;

    /// <summary>Opens a page, following redirects.</summary>
    public Task<RoomsPage> OpenAsync(string address) => OpenAsync(new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>Opens a page that must be there.</summary>
    /// <exception cref="PageException">It answered with another status than 200.</exception>
    public async Task<RoomsPage> SeeAsync(string address)
    {
        var page = await OpenAsync(address);
        return page.Status == HttpStatusCode.OK ? page : throw new PageException($"{address} answered {(int)page.Status}.", page);
    }

    internal async Task<RoomsPage> OpenAsync(HttpRequestMessage request)
    {
        using var response = await _following.SendAsync(request);
        return await RoomsPage.ReadAsync(this, response);
    }
}
