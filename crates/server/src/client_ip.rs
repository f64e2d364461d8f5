//! Where a request comes from, as far as it can be believed.

use actix_web::HttpRequest;
use ipnet::IpNet;
use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    str::FromStr,
};

/// The header in which each proxy adds, on the right, whom it was asked by.
const FORWARDED: &str = "x-forwarded-for";

/// A proxy that tells the truth, or a network of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TrustedProxy(IpNet);

impl FromStr for TrustedProxy {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let text = text.trim();
        let network = text.parse().or_else(|_| text.parse().map(|address: IpAddr| address.to_canonical().into()));
        network.map(Self).map_err(|_| "must be addresses or networks like 10.0.0.1 or 10.0.0.0/8, separated by commas")
    }
}

/// The address that a request was sent from: that of the peer, or what trusted proxies say of it.
///
/// Read from the right, the header is believed as long as a trusted proxy wrote it: what stands further left may be
/// anybody's invention. When something there is no address, the proxy that passed it on is the last one known.
#[must_use]
pub fn client_ip(request: &HttpRequest, trusted: &[TrustedProxy]) -> IpAddr {
    let peer = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |peer| peer.ip().to_canonical());
    let lines: Vec<_> =
        request.headers().get_all(FORWARDED).map(|line| String::from_utf8_lossy(line.as_bytes())).collect();
    let mut client = peer;
    for hop in lines.iter().flat_map(|line| line.split(',')).rev() {
        let is_trusted = trusted.iter().any(|proxy| proxy.0.contains(&client));
        let Some(next) = address(hop.trim()).filter(|_| is_trusted) else { break };
        client = next;
    }
    client
}

/// An address as proxies write it: bare, in brackets or with a port.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    let with_port = |_| text.parse().map(|address: SocketAddr| address.ip());
    bare.parse().or_else(with_port).ok().map(|address: IpAddr| address.to_canonical())
}

/// All addresses that one line is likely to have: with IPv6 everybody is given a /64 and may change within it at will.
#[must_use]
pub fn network(address: IpAddr) -> IpNet {
    let prefix = if address.is_ipv4() { 32 } else { 64 };
    IpNet::new(address, prefix).map_or(address.into(), |network| network.trunc())
}

#[cfg(test)]
mod tests {
    use super::*;
    use actix_web::{http::header::HeaderValue, test::TestRequest};

    /// Who is behind a request of this peer with these header lines, when `10.0.0.0/8` and `2001:db8::1` are trusted.
    fn client(peer: &str, forwarded: &[&[u8]]) -> String {
        let trusted = ["10.0.0.0/8", " 2001:db8::1"].map(|text| text.parse().expect("a proxy"));
        let request = TestRequest::default().peer_addr(SocketAddr::new(peer.parse().expect("an address"), 443));
        let request = forwarded.iter().fold(request, |request, line| {
            request.append_header(("X-Forwarded-For", HeaderValue::from_bytes(line).expect("a value")))
        });
        client_ip(&request.to_http_request(), &trusted).to_string()
    }

    #[test]
    fn a_stranger_is_not_believed() {
        assert_eq!(client("192.0.2.1", &[]), "192.0.2.1");
        assert_eq!(client("192.0.2.1", &[b"198.51.100.7"]), "192.0.2.1");
        assert_eq!(client("192.0.2.1", &[b"198.51.100.7, 10.0.0.1"]), "192.0.2.1");
        assert_eq!(client("2001:db8::2", &[b"198.51.100.7"]), "2001:db8::2");
    }

    #[test]
    fn the_rightmost_hop_that_is_not_trusted_is_the_client() {
        assert_eq!(client("10.0.0.1", &[b"198.51.100.7"]), "198.51.100.7");
        assert_eq!(client("10.0.0.1", &[b"203.0.113.9, 198.51.100.7"]), "198.51.100.7", "the left one is invented");
        assert_eq!(client("10.0.0.1", &[b"203.0.113.9,198.51.100.7 , 10.1.2.3"]), "198.51.100.7");
        assert_eq!(client("2001:db8::1", &[b"10.0.0.9, 198.51.100.7"]), "198.51.100.7");
        assert_eq!(client("10.0.0.1", &[]), "10.0.0.1");
        assert_eq!(client("10.0.0.1", &[b"10.0.0.3, 10.0.0.2"]), "10.0.0.3", "a client may be in the proxies' network");
    }

    #[test]
    fn several_header_lines_are_one_list() {
        assert_eq!(client("10.0.0.1", &[b"203.0.113.9", b"198.51.100.7"]), "198.51.100.7");
        assert_eq!(client("10.0.0.1", &[b"203.0.113.9, 198.51.100.7", b"10.0.0.2"]), "198.51.100.7");
    }

    #[test]
    fn ports_brackets_and_mapped_addresses_are_read() {
        for (written, read) in [
            ("198.51.100.7:1234", "198.51.100.7"),
            ("2001:db8::7", "2001:db8::7"),
            ("[2001:db8::7]", "2001:db8::7"),
            ("[2001:db8::7]:1234", "2001:db8::7"),
            ("::ffff:198.51.100.7", "198.51.100.7"),
            ("[::ffff:198.51.100.7]:1234", "198.51.100.7"),
        ] {
            assert_eq!(client("10.0.0.1", &[written.as_bytes()]), read, "{written}");
        }
        assert_eq!(client("::ffff:10.0.0.1", &[b"198.51.100.7"]), "198.51.100.7");
    }

    #[test]
    fn garbage_is_passed_on_by_somebody_who_is_known() {
        let garbage: [&[u8]; 10] =
            [b"", b" ", b",", b"unknown", b"[", b"[]:1", b"1.2.3", b"1.2.3.4:99999", b"fe80::1%eth0", b"\xff\xfe"];
        for garbage in garbage {
            assert_eq!(client("10.0.0.1", &[garbage]), "10.0.0.1", "{garbage:?}");
            assert_eq!(client("10.0.0.1", &[b"203.0.113.9", garbage, b"10.0.0.2"]), "10.0.0.2", "{garbage:?}");
            assert_eq!(client("10.0.0.1", &[garbage, b"198.51.100.7"]), "198.51.100.7", "{garbage:?}");
        }
        assert_eq!(client("10.0.0.1", &[b"\xff, 198.51.100.7"]), "198.51.100.7");
    }

    #[test]
    fn a_line_has_one_address_in_ipv4_and_a_64_in_ipv6() {
        let network = |text: &str| network(text.parse().expect("an address")).to_string();
        assert_eq!(network("198.51.100.7"), "198.51.100.7/32");
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
        assert_eq!(network("2001:db8:1:2::"), network("2001:db8:1:2:ffff:ffff:ffff:ffff"));
        assert_ne!(network("2001:db8:1:2::"), network("2001:db8:1:3::"));
    }

    #[test]
    fn a_proxy_is_an_address_or_a_network() {
        for text in ["10.0.0.1", "10.0.0.0/8", "::1", "fd00::/8", "::ffff:10.0.0.1", " 10.0.0.1 "] {
            assert!(text.parse::<TrustedProxy>().is_ok(), "{text}");
        }
        for text in ["", "proxy", "10.0.0.0/33", "10.0.0.1:80", "*"] {
            assert!(text.parse::<TrustedProxy>().is_err(), "{text}");
        }
    }
}
