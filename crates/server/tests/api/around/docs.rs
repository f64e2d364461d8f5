//! `/docs`: the interactive documentation.

use crate::harness::*;

#[apply(without_database)]
async fn the_documentation_needs_no_other_host(server: &Server) {
    let moved = server.client().execute(get("/docs")).await.unwrap();
    assert_eq!((moved.status, moved.header("location")), (307, Some("/docs/")));
    let page = server.client().execute(get("/docs/")).await.unwrap();
    assert_eq!(page.status, 200);
    assert!(page.header("content-type").is_some_and(|kind| kind.starts_with("text/html")));

    let html = String::from_utf8(page.body).unwrap();
    for attribute in ["src=\"", "href=\""] {
        for address in html.split(attribute).skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(!address.contains("//"), "{address} is on another host");
        }
    }
    assert!(html.contains("swagger"), "it is Swagger UI");
}
